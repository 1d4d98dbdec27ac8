import type { DigestFacts } from '../../domain/digest/digest-facts.js';
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
  const items = silent.slice(0, SHOWN_LINES).map(({ item, personId, reasons }) => line(item, name(personId), reasons.map((reason) => why(reason, phrases)).join(', ')));
  return [{ type: 'heading', text: texts.silent, level: 2 }, { type: 'list', items }, ...rest(silent.length, SHOWN_LINES, { name: 'overdue' })];
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
export function dueBlocks({ dueNext }: DigestFacts, { texts, codes, name, rest, language, zone }: DigestPhrases): readonly Block[] {
  if (dueNext.length === 0) return [];
  const items = dueNext.slice(0, SHOWN_LINES).map((slot) => [formatDateTime(language, slot.at, zone), name(slot.personId), codes(slot.items)].join(' · '));
  return [{ type: 'heading', text: texts.dueNext, level: 2 }, { type: 'list', items }, ...rest(dueNext.length, SHOWN_LINES, { name: 'calendar' })];
}
