import type { Block, Message } from '../../domain/message.js';
import type { Route } from '../../domain/route-words.js';
import { askingTexts } from '../../text/asking/index.js';
import { firstName, formatDay, quoted, shorten, translated } from '../../text/format.js';
import type { InboundOf } from './answering-deps.js';
import { askWhichItem } from './clarify-item.js';
import { itemName } from './person-items.js';
import type { PersonItems, PlacedItem } from './person-items.js';
import { measureText } from '../asking/render-prompt.js';
import { say } from './turn.js';
import type { Turn } from './turn.js';

/** How many waiting items are named, and how much of the last words is repeated. */
const MOST_NAMED = 5;
const LAST_WORDS = 200;
/** Words of chat that are more than a nod, from this many on. */
const LIKELY_MORE = 5;

/** Answers words that report nothing: a greeting, a thanks, a question. Nothing is filed. */
export async function smallTalk(turn: Turn<InboundOf<'message'>>, items: PersonItems, { talk, about, code }: Route & { readonly kind: 'talk' }): Promise<void> {
  const { member, texts } = turn;
  const named = code === undefined ? [] : items.withCode(code);
  const subject = about !== undefined ? items.seen(about) : named.length === 1 ? named[0] : undefined;
  const waiting = items.open.slice(0, MOST_NAMED).flatMap((check) => items.seen(check.itemId) ?? []);
  const next = waiting.length > 0 ? [texts.talk.waiting(texts.list(waiting.map((placed) => itemName(placed, member)))), texts.talk.later] : [texts.talk.nothingOpen];
  switch (talk) {
    case 'greeting':
      return say(turn, sentences([texts.talk.greeting(firstName(member.name)), ...next]));
    case 'thanks':
      return say(turn, sentences([texts.talk.thanks]));
    case 'question':
      return say(turn, subject ? factsMessage(turn, subject, items.open.some((check) => check.itemId === about)) : sentences([texts.talk.question, texts.talk.lookUpAny, ...next]));
    case 'small-talk':
      // Perhaps a report that was not recognised: nothing that may be one is lost.
      if (waiting.length > 0 && turn.inbound.text.trim().split(/\s+/).length >= LIKELY_MORE) {
        return askWhichItem(turn, items, { words: turn.inbound.text.trim(), files: [], offer: waiting.map(({ item }) => item.id), intro: texts.ask.maybeReport });
      }
      return say(turn, sentences([texts.talk.acknowledgement, ...next]));
    default:
      return say(turn, sentences([texts.talk.acknowledgement, ...next]));
  }
}

function factsMessage({ member, texts }: Turn, placed: PlacedItem, isWaiting: boolean): Message {
  const { language, timeZone } = member;
  const { item } = placed;
  const asking = askingTexts(language);
  const last = item.lastReport;
  const lastText = last
    ? [last.status && asking.statuses[last.status], formatDay(language, last.at, timeZone), last.note && quoted(language, shorten(last.note, LAST_WORDS))].filter(Boolean).join(' · ')
    : asking.prompt.noReport;
  const name = itemName(placed, member);
  const intro = texts.talk.facts(name);
  const facts = [
    { label: texts.talk.lastReport, value: lastText },
    ...item.measures.map((measure) => ({ label: translated(measure.translations, language, 'name', measure.name), value: measureText(measure, { language, texts: asking }) })),
  ];
  return {
    summary: [intro, ...facts.map(({ label, value }) => `${label}: ${value}`)].join(' '),
    blocks: [
      { type: 'text', text: intro },
      { type: 'facts', facts },
      { type: 'context', text: [...(isWaiting ? [texts.talk.waiting(name)] : []), texts.talk.lookUp(item.code)].join(' ') },
    ],
  };
}

function sentences(parts: readonly string[]): Message {
  const [first = '', ...rest] = parts;
  const blocks: Block[] = [{ type: 'text', text: first }];
  if (rest.length > 0) blocks.push({ type: 'context', text: rest.join(' ') });
  return { summary: parts.join(' '), blocks };
}
