import type { Block, Message } from '../../../domain/message.js';
import type { ItemOverview } from '../../../domain/overview.js';
import { pageOf } from '../../../domain/paging.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import type { Member } from '../../../ports.js';
import { formatDateTime } from '../../../text/format.js';
import { pager } from './buttons.js';
import type { HistoryEntry } from './history-entries.js';
import { codeAndTitle, codeOf, dateOf, nameOf, quoted } from './phrases.js';
import type { Question } from './question.js';
import { closerLook } from './which-one.js';

type People = ReadonlyMap<string, Member>;
const WORDS = 200;

/** `history CODE`: all that happened with an item, newest first. */
export function answerHistory(q: Question, item: ItemOverview, entries: readonly HistoryEntry[], people: People): Message {
  const { history } = q.text;
  const code = codeOf(item);
  const page = pageOf(entries, q.asked.page);
  const summary = page.total === 0 ? history.none(code) : history.summary(code, page.total);
  const list: readonly Block[] = page.total === 0 ? [] : [{ type: 'list', items: page.rows.map((entry) => line(q, entry, people)) }];
  return {
    summary,
    blocks: [{ type: 'heading', text: history.heading(codeAndTitle(q, item)), level: 1 }, { type: 'text', text: summary }, ...list, ...pager(q, page), ...closerLook(q, item, 'status', 'evidence')],
  };
}

function line(q: Question, entry: HistoryEntry, people: People): string {
  return `${whenOf(q, entry)} — ${textOf(q, entry, people)}`;
}

/** The asker's local date and time; with the year where it is another. */
function whenOf(q: Question, entry: HistoryEntry): string {
  const { at } = entry;
  const { language, timeZone } = q.member;
  const date = at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return date.slice(0, 4) === q.today.slice(0, 4) ? formatDateTime(language, at, timeZone) : dateOf(q, date);
}

function textOf(q: Question, entry: HistoryEntry, people: People): string {
  const { history } = q.text;
  switch (entry.kind) {
    case 'report': {
      const { report, revision } = entry;
      const who = nameOf(q, revision.personId, people);
      const said = revision.status ? history.report(who, q.text.statuses[revision.status]) : history.note(who);
      const tags = [report.late ? history.late : '', report.retractedAt ? history.taken : ''].filter((tag) => tag !== '').join(', ');
      // What was taken back is not shown again.
      const words = report.retractedAt ? '' : quoted(q, safeEcho(revision.words, WORDS));
      return [tags === '' ? said : `${said} (${tags})`, words].filter((part) => part !== '').join(' ');
    }
    case 'edited': {
      const { revision, isHidden } = entry;
      const who = nameOf(q, revision.personId, people);
      const said = revision.status ? history.edited(who, q.text.statuses[revision.status]) : history.editedNote(who);
      return [said, isHidden ? '' : quoted(q, safeEcho(revision.words, WORDS))].filter((part) => part !== '').join(' ');
    }
    case 'retracted':
      return history.retracted(nameOf(q, entry.by, people));
    case 'restored':
      return history.restored(nameOf(q, entry.by, people));
    case 'asked':
      return history.asked(nameOf(q, entry.check.personId, people), dateOf(q, entry.check.occurrenceOn));
    case 'reminded':
      return history.reminded(nameOf(q, entry.check.personId, people));
    case 'lapsed':
      return history.lapsed(nameOf(q, entry.check.personId, people), dateOf(q, entry.check.occurrenceOn));
    case 'passed':
      return history.passed(dateOf(q, entry.check.occurrenceOn));
    case 'excused':
      return history.excused(dateOf(q, entry.check.occurrenceOn));
    case 'change':
      return changeText(q, entry.change, people);
  }
}

function changeText(q: Question, change: Extract<HistoryEntry, { kind: 'change' }>['change'], people: People): string {
  const { history } = q.text;
  const by = change.actorId === undefined ? history.commandLine : nameOf(q, change.actorId, people);
  if (change.kind === 'cadence') return history.cadence(by, safeEcho(change.words, WORDS));
  if (change.kind === 'milestone') return (change.isReached ? history.milestoneReached : history.milestoneOpen)(by, q.text.horizons[change.horizon]);
  const to = nameOf(q, change.toId, people);
  return change.fromId === undefined ? history.owner(by, to) : history.ownerFrom(by, nameOf(q, change.fromId, people), to);
}
