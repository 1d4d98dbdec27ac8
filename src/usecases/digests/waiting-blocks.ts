import type { DigestFacts } from '../../domain/digest/digest-facts.js';
import type { DueNext } from '../../domain/digest/due-next.js';
import type { SilenceReason } from '../../domain/digest/silence.js';
import type { Block } from '../../domain/message.js';
import { formatDate, formatDateTime } from '../../text/format.js';
import type { DigestPhrases } from './phrases.js';

/** Lines a list shows before it points to a command. */
export const SHOWN_LINES = 8;

/** Who has not answered, and why as far as it is known. */
export function silentBlocks({ silent }: DigestFacts, phrases: DigestPhrases): readonly Block[] {
  if (silent.length === 0) return [];
  const { texts, line, name, rest } = phrases;
  const items = silent.slice(0, SHOWN_LINES).map(({ item, personId, reasons }) => line(item, name(personId), whySilent(reasons, phrases)));
  return [{ type: 'heading', text: texts.silent, level: 2 }, { type: 'list', items }, ...rest(silent.length, SHOWN_LINES, { name: 'overdue' })];
}

/** Why somebody may not have answered. */
export function whySilent(reasons: readonly SilenceReason[], phrases: DigestPhrases): string {
  return reasons.map((reason) => why(reason, phrases)).join(', ');
}

function why(reason: SilenceReason, { texts, day, language }: DigestPhrases): string {
  switch (reason.kind) {
    case 'undelivered':
      return texts.why.undelivered;
    case 'away':
      return reason.until === undefined ? texts.why.away : texts.why.awayUntil(formatDate(language, reason.until));
    default:
      return texts.why[reason.kind](day(reason.at));
  }
}

/** Who is asked about what, when. */
export function dueBlocks({ dueNext }: DigestFacts, phrases: DigestPhrases): readonly Block[] {
  if (dueNext.length === 0) return [];
  const { texts, rest } = phrases;
  const items = dueNext.slice(0, SHOWN_LINES).map((slot) => dueCells(slot, phrases).join(' · '));
  return [{ type: 'heading', text: texts.dueNext, level: 2 }, { type: 'list', items }, ...rest(dueNext.length, SHOWN_LINES, { name: 'calendar' })];
}

/** When, who, about what. */
export function dueCells(slot: DueNext, { codes, name, language, zone }: DigestPhrases): readonly string[] {
  return [formatDateTime(language, slot.at, zone), name(slot.personId), codes(slot.items)];
}
