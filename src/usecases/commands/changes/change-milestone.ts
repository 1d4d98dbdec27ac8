import { namesMilestone, readMilestone } from '../../../domain/command/read-milestone.js';
import { plainMessage } from '../../../domain/message.js';
import type { Block, Button, Message } from '../../../domain/message.js';
import type { ItemOverview } from '../../../domain/overview.js';
import { mayChange } from '../../../domain/roles.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import type { ItemMilestone } from '../../../ports.js';
import { translated } from '../../../text/format.js';
import type { CommandDeps, CommandRequest } from '../command-request.js';
import { buttonRow, runButton } from '../queries/buttons.js';
import { milestoneLine } from '../queries/milestone-line.js';
import { codeAndTitle, codeOf } from '../queries/phrases.js';
import type { Question } from '../queries/question.js';
import { refuse } from './refuse.js';
import { takeItem } from './take-item.js';

const TEXT = 160;
const LABEL = 60;
/** Buttons shown; nobody maps backward in more steps. */
const MOST_BUTTONS = 8;

/** `milestone CODE [which] reached`: notes that a milestone is reached, or with `open` that it is not; without words for it, asks. */
export async function changeMilestone(q: Question, words: string, request: CommandRequest, deps: CommandDeps): Promise<Message> {
  const { changes } = q.text;
  const taken = takeItem(q, 'milestone', words);
  if ('answer' in taken) return taken.answer;
  const { item, rest } = taken;
  if (!mayChange('milestone', q.member, { item })) return refuse(q, 'milestone', changes.refusedMilestone(codeOf(item)), deps.store, item);
  const milestones = (await deps.store.queries.itemDetails(request.organizationId, item.id))?.milestones ?? [];
  if (milestones.length === 0) return plainMessage(changes.milestone.none(codeOf(item)));
  const { which, isReached } = readMilestone(rest);
  const [one, ...more] = milestones.filter((milestone) =>
    which === undefined ? isReached === (milestone.reachedOn === undefined) : namesMilestone(which, milestone),
  );
  if (isReached === undefined || !one || more.length > 0) return whichMilestone(q, item, milestones);
  if ((one.reachedOn !== undefined) === isReached) return plainMessage((isReached ? changes.milestone.alreadyReached : changes.milestone.alreadyOpen)(textOf(q, one)));
  await deps.store.transaction(async (tx) => {
    await tx.items.setMilestone(request.organizationId, item.id, one.key, isReached ? q.today : undefined);
    const details = { key: one.key, horizon: one.horizon, reached: isReached };
    await tx.people.audit({ organizationId: request.organizationId, actorId: q.member.id, action: 'item.milestone', subjectKind: 'item', subjectId: item.id, details, at: q.now });
  });
  const summary = (isReached ? changes.milestone.reached : changes.milestone.open)(codeAndTitle(q, item), textOf(q, one));
  const back = runButton(q, { name: 'milestone', rest: `${item.code}: ${one.key} ${isReached ? 'open' : 'reached'}` }, changes.milestone.takeBack);
  return { summary, blocks: [{ type: 'text', text: summary }, ...buttonRow(back)] };
}

/** All milestones of an item, with a button for each that is not reached. */
function whichMilestone(q: Question, item: ItemOverview, milestones: readonly ItemMilestone[]): Message {
  const { changes, horizons } = q.text;
  const summary = changes.milestone.which(codeAndTitle(q, item));
  const list: Block = { type: 'list', items: milestones.map((milestone) => milestoneLine(q, milestone)) };
  const buttons = milestones
    .filter((milestone) => milestone.reachedOn === undefined)
    .slice(0, MOST_BUTTONS)
    .map((milestone): Button | undefined =>
      runButton(q, { name: 'milestone', rest: `${item.code}: ${milestone.key} reached` }, safeEcho(changes.milestone.markReached(horizons[milestone.horizon]), LABEL), textOf(q, milestone)),
    );
  return { summary, blocks: [{ type: 'text', text: summary }, list, ...buttonRow(...buttons)] };
}

function textOf(q: Question, { text, translations }: ItemMilestone): string {
  return safeEcho(translated(translations, q.member.language, 'text', text), TEXT);
}
