import { readOwnerCommand } from './owner-commands.js';
import { localOf } from '../../domain/time/dates.js';
import { routeWords } from '../../domain/route-words.js';
import type { Route } from '../../domain/route-words.js';
import type { InboundOf } from './answering-deps.js';
import { answerByWords, askWhichItem } from './clarify-item.js';
import { addToReport, fileWords, understoodPart } from './file-words.js';
import type { SaidWords } from './file-words.js';
import { nameMentions } from './name-mentions.js';
import { loadPersonItems } from './person-items.js';
import type { PersonItems } from './person-items.js';
import { readPlace } from './message-place.js';
import { contextOf } from './read-words.js';
import { smallTalk } from './small-talk.js';
import { plainMessage } from '../../domain/message.js';
import { say } from './turn.js';
import type { Turn } from './turn.js';

/**
 * Answers a direct message: does what it commands, files what it reports where that is certain, asks where it is not,
 * and answers whatever else it says.
 */
export async function handleMessage(turn: Turn<InboundOf<'message'>>): Promise<void> {
  const { inbound, member, store, texts } = turn;
  const typed = inbound.text.trim();
  const { files } = inbound;
  if (typed === '' && files.length === 0) return;
  const command = files.length === 0 ? await readOwnerCommand(turn, typed) : undefined;
  if (command) return command();
  const words = await nameMentions(turn, typed);

  const items = await loadPersonItems(store, member);
  if (files.length === 0 && (await answerByWords(turn, items))) return;
  const place = await readPlace(turn, items);
  const today = localOf(turn.at, member.timeZone).date;
  const routed = (itemId: string) => {
    const placed = items.seen(itemId);
    return placed ? [{ id: itemId, context: contextOf(placed, items.codes, member, today) }] : [];
  };
  const route = routeWords({
    words,
    hasFiles: files.length > 0,
    open: place.open.flatMap(routed),
    asked: place.asked.flatMap(routed),
    own: items.own.flatMap(({ item }) => routed(item.id)),
    codes: items.codes,
    language: member.language,
    today,
    ...(place.home !== undefined && { home: routed(place.home)[0] }),
    ...withRecent(place.recent, routed),
  });
  if (route.kind === 'talk') return smallTalk(turn, items, route);
  const said: SaidWords = { words, files, message: inbound.message, conversation: inbound.conversation.id, at: turn.at };
  if (route.kind === 'join') return joinRecent(turn, items, said, place.recent);
  await fileRoute(turn, items, said, route);
  if (route.leftOut.length > 0) await say(turn, plainMessage(texts.answered.leftOut(texts.list(route.leftOut))), { name: 'left-out' });
}

type Place = Awaited<ReturnType<typeof readPlace>>;

function withRecent<T>(recent: Place['recent'], routed: (itemId: string) => readonly T[]): { recent?: { item: T; isInvited: boolean } } {
  const item = recent && routed(recent.report.itemId)[0];
  return recent && item ? { recent: { item, isInvited: recent.isInvited } } : {};
}

async function joinRecent(turn: Turn<InboundOf<'message'>>, items: PersonItems, said: SaidWords, recent: Place['recent']): Promise<void> {
  const placed = recent && items.fileable(recent.report.itemId);
  if (recent && placed) await addToReport(turn, recent.report, understoodPart(turn, items, placed, said).part);
}

/** Files each piece under its item; files go with the first. */
async function fileRoute(turn: Turn<InboundOf<'message'>>, items: PersonItems, said: SaidWords, route: Route & { readonly kind: 'file' }): Promise<void> {
  const { texts } = turn;
  let files = said.files;
  for (const { itemId, words } of route.pieces) {
    const placed = items.fileable(itemId);
    if (!placed) {
      const seen = items.seen(itemId);
      await say(turn, plainMessage(seen ? texts.refused.notYours(seen.item.code) : texts.refused.gone), { name: `refused:${itemId}` });
      continue;
    }
    await fileWords(turn, items, placed, { ...said, words, files });
    files = [];
  }
  if (route.ask) await askWhichItem(turn, items, { words: route.ask.words, files, offer: route.ask.offer });
}
