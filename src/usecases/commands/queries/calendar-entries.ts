import type { Block } from '../../../domain/message.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import type { CalendarEntry } from '../../../ports.js';
import { translated } from '../../../text/format.js';
import { codeOf, dateOf, shownName } from './phrases.js';
import type { Question } from './question.js';

const MOST = 20;
const WHAT = 200;
const OTHERS = 80;

/** The plan's own calendar, as far as the readers may see it: an entry of an item that is hidden from them is not there. */
export function calendarEntries(q: Question, entries: readonly CalendarEntry[]): readonly Block[] {
  const items = new Map(q.overview.items.map((item) => [item.id, item]));
  const visible = entries.filter(({ itemId }) => itemId === undefined || items.has(itemId));
  if (visible.length === 0) return [];
  const lines = visible.slice(0, MOST).map((entry) => {
    const item = entry.itemId === undefined ? undefined : items.get(entry.itemId);
    return entryLine(q, entry, item && codeOf(item));
  });
  const rest = visible.length - lines.length;
  const more = rest > 0 ? [`… ${rest} ${q.text.facts.plus}`] : [];
  return [{ type: 'heading', text: q.text.calendar.work, level: 2 }, { type: 'list', items: [...lines, ...more] }];
}

function entryLine(q: Question, entry: CalendarEntry, code: string | undefined): string {
  const { startsOn, endsOn, translations } = entry;
  const when = startsOn === endsOn ? dateOf(q, startsOn) : `${dateOf(q, startsOn)} – ${dateOf(q, endsOn)}`;
  const what = safeEcho(translated(translations, q.member.language, 'what', entry.what), WHAT);
  const others = entry.others === undefined ? '' : safeEcho(translated(translations, q.member.language, 'others', entry.others), OTHERS);
  const who = [entry.person === undefined ? '' : shownName(entry.person), others].filter((part) => part !== '').join(', ');
  return [`${when}: ${what}`, who, code ?? ''].filter((part) => part !== '').join(' · ');
}
