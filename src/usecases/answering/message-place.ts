import type { CheckRow, ReportRow } from '../../ports.js';
import type { InboundOf } from './answering-deps.js';
import type { PersonItems } from './person-items.js';
import type { Turn } from './turn.js';

/** For so long, words or files that follow the last of a report go on with it. Minutes. */
export const FOLLOWS_WITHIN = 10;

/** What a message was said under, and what waits for an answer there. */
export interface MessagePlace {
  /** The one item that the thread is about. */
  readonly home?: string;
  /** Items that wait for an answer: those of the thread's prompt, else all of the person's. */
  readonly open: readonly string[];
  /** Items of the thread's prompt, answered or not. */
  readonly asked: readonly string[];
  /** What this person reported here a moment ago; `isInvited` when the bot then asked for more on it. */
  readonly recent?: { readonly report: ReportRow; readonly isInvited: boolean };
}

/** Finds what a message was said under: a prompt, a playback, a message of the person's own, or nothing in particular. */
export async function readPlace(turn: Turn<InboundOf<'message'>>, items: PersonItems): Promise<MessagePlace> {
  const { store, organizationId, workspace, thread } = turn;
  const recent = await recentReport(turn);
  const whole = { open: items.open.map((check) => check.itemId), asked: [], ...(recent && { recent }) };
  if (!thread) return whole;
  const delivery = await store.deliveries.byMessage(organizationId, workspace, thread);
  if (delivery?.content.kind === 'report') {
    const report = await store.reports.byId(organizationId, delivery.content.reportId);
    return report ? { ...whole, home: report.itemId } : whole;
  }
  if (delivery && delivery.checkIds.length > 0) return promptPlace(await store.checks.byIds(organizationId, delivery.checkIds), recent);
  // Answers to a message of the person's own are kept in its thread.
  const reports = await store.reports.byMessage(organizationId, workspace, thread);
  const only = reports.length === 1 ? reports[0] : undefined;
  return only ? { ...whole, home: only.itemId } : whole;
}

function promptPlace(checks: readonly CheckRow[], recent: MessagePlace['recent']): MessagePlace {
  const asked = checks.map((check) => check.itemId);
  // Asked, snoozed or given up: it can be answered under its prompt all the same.
  const open = checks.filter((check) => check.state !== 'answered').map((check) => check.itemId);
  const here = recent && asked.includes(recent.report.itemId) ? { recent } : {};
  const [only] = asked;
  return { open, asked, ...here, ...(asked.length === 1 && only !== undefined && { home: only }) };
}

async function recentReport({ store, organizationId, inbound, member, at }: Turn<InboundOf<'message'>>): Promise<MessagePlace['recent']> {
  const since = at.subtract({ minutes: FOLLOWS_WITHIN });
  const report = await store.reports.lastAddedTo(organizationId, member.id, since);
  if (!report || report.conversation !== inbound.conversation.id) return undefined;
  const saidNothing = report.content.note === '' && report.content.files.length === 0;
  return { report, isInvited: saidNothing || report.status === undefined };
}
