import { Temporal } from 'temporal-polyfill';
import type { Command } from '../../../domain/command/command.js';
import { plainMessage } from '../../../domain/message.js';
import type { Block, Button, Inline, Message } from '../../../domain/message.js';
import { pageOf } from '../../../domain/paging.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import type { Member, PlanListing } from '../../../ports.js';
import { formatDateTime, translated } from '../../../text/format.js';
import { planFileTexts } from '../../../text/plan-file/index.js';
import { pausePlan } from '../../plan/pause-plan.js';
import { previewStart } from '../../plan/preview-start.js';
import type { StartPreview } from '../../plan/preview-start.js';
import { startPlan } from '../../plan/start-plan.js';
import type { CommandDeps } from '../command-request.js';
import { buttonRow, pager, runButton } from '../queries/buttons.js';
import { longList } from '../queries/long-list.js';
import { dateOf, shownName } from '../queries/phrases.js';
import type { Question } from '../queries/question.js';

type Start = Extract<Command, { name: 'start' }>;
type Pause = Extract<Command, { name: 'pause' }>;

const TITLE = 120;
/** Owners without an account that are named before the rest is only counted. */
const MOST_UNMATCHED = 10;
/** Codes of one message that are named before the rest is only counted. */
const MOST_CODES = 8;

/** `start`: shows what would go out and who cannot be asked; its button starts the plan. The role was checked. */
export async function startByCommand(q: Question, { confirmed }: Start, deps: CommandDeps): Promise<Message> {
  const { life } = q.text;
  if (q.overview.plan.state === 'running') return plainMessage(life.runningAlready(titleOf(q)));
  const plan = await listingOf(q, deps);
  if (confirmed) {
    await startPlan(deps.store, plan, { actor: q.member, now: q.now }, planFileTexts(q.member.language));
    return withButton(plainMessage(life.started(titleOf(q)), life.startedHint), runButton(q, { name: 'calendar' }, life.calendar));
  }
  const codes = new Set(q.overview.items.map((item) => item.code));
  const preview = await previewStart(deps.store, plan, q.now, (code) => codes.has(code));
  return previewMessage(q, preview, await deps.store.people.all(plan.organizationId));
}

/** `pause`: says what it stops; its button stops the plan at once. The role was checked. */
export async function pauseByCommand(q: Question, { confirmed }: Pause, deps: CommandDeps): Promise<Message> {
  const { life } = q.text;
  if (q.overview.plan.state !== 'running') return withButton(plainMessage(life.notRunning(titleOf(q))), startAgain(q));
  if (confirmed) {
    await pausePlan(deps.store, await listingOf(q, deps), { actor: q.member, now: q.now }, planFileTexts(q.member.language));
    return withButton(plainMessage(life.paused(titleOf(q)), life.pausedHint), startAgain(q));
  }
  const waiting = q.overview.items.filter((item) => item.openCheck).length;
  const button = runButton(q, { name: 'pause', confirmed: true }, life.pause, life.pauseOf(titleOf(q)));
  const message = plainMessage(life.pausing(titleOf(q)), ...(waiting > 0 ? [life.closes(waiting)] : []), life.pausedHint);
  return withButton(message, button && { ...button, style: 'danger' });
}

function previewMessage(q: Question, { from, to, messages, unmatched }: StartPreview, people: readonly Member[]): Message {
  const { life } = q.text;
  const names = new Map(people.map((person) => [person.email, shownName(person.name)]));
  const page = pageOf(messages, q.asked.page);
  const questions = messages.reduce((sum, { items }) => sum + items.length, 0);
  const count = messages.length === 0 ? life.nothingDue : life.count(questions, new Set(messages.map(({ person }) => person)).size);
  const rows = page.rows.map(({ at, zone, person, items }) => [formatDateTime(q.member.language, Temporal.Instant.from(at), zone), names.get(person) ?? person, codesOf(q, items)] as const);
  const lines = rows.map(([when, who, about]): Inline => [{ bold: when }, ` · ${who} · ${about}`]);
  const { columns } = q.text;
  const list = longList([{ type: 'list', items: lines }], { caption: life.previewOf(titleOf(q)), columns: [columns.when, columns.who, columns.items], rows, text: count });
  const button = runButton(q, { name: 'start', confirmed: true }, life.start, life.startOf(titleOf(q)));
  return {
    summary: `${life.previewOf(titleOf(q))} ${count}`,
    blocks: [
      { type: 'heading', text: life.previewOf(titleOf(q)), level: 1 },
      { type: 'text', text: `${life.between(dateOf(q, from), dateOf(q, to))} ${count}` },
      ...(rows.length > 0 ? [...list, { type: 'context', text: life.localTimes } as const] : []),
      ...pager(q, page),
      ...unmatchedBlocks(q, unmatched),
      ...buttonRow(button && { ...button, style: 'primary' }),
    ],
  };
}

function unmatchedBlocks(q: Question, unmatched: readonly string[]): readonly Block[] {
  const { life } = q.text;
  if (unmatched.length === 0) return [{ type: 'text', text: life.allMatched }];
  const shown = unmatched.slice(0, MOST_UNMATCHED).map((name) => safeEcho(name, TITLE));
  const rest = unmatched.length - shown.length;
  return [
    { type: 'text', text: life.unmatched(unmatched.length) },
    { type: 'list', items: rest > 0 ? [...shown, life.more(rest)] : shown },
    { type: 'context', text: life.unmatchedHint },
  ];
}

function codesOf(q: Question, codes: readonly string[]): string {
  const shown = codes.slice(0, MOST_CODES).map((code) => safeEcho(code, 30));
  const rest = codes.length - shown.length;
  return (rest > 0 ? [...shown, q.text.life.more(rest)] : shown).join(', ');
}

async function listingOf({ overview: { plan } }: Question, { store }: CommandDeps): Promise<PlanListing> {
  const listing = (await store.plans.list(plan.code)).find((one) => one.planId === plan.id);
  if (!listing) throw new Error('The plan of a command was removed while it was answered.');
  return listing;
}

function startAgain(q: Question): Button | undefined {
  return runButton(q, { name: 'start', confirmed: false }, q.text.life.startAgain);
}

function titleOf({ overview: { plan }, member }: Question): string {
  return safeEcho(translated(plan.translations, member.language, 'title', plan.title), TITLE);
}

function withButton(message: Message, button: Button | undefined): Message {
  return { ...message, blocks: [...message.blocks, ...buttonRow(button)] };
}
