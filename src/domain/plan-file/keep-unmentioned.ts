import type { DocumentCalendar, DocumentMilestone, DocumentPerson, DocumentUnit, PlanDocument, SharedDocument } from '../plan-document.js';
import type { PlainDateText } from '../types.js';
import { sortedBy } from '../compare-text.js';

/** What is stored already: of the organization at least, of the plan where it was imported before. */
export interface StoredDocument {
  readonly shared?: SharedDocument | undefined;
  readonly document?: PlanDocument | undefined;
  /** Since when milestones are reached, of retired items and milestones too: by item code and key, as `2.a/year-end`. */
  readonly reached?: Readonly<Record<string, PlainDateText>>;
}

/**
 * A file's document with what it leaves out but does not mean to end. Units, people and calendars belong to the
 * organization: another plan may name them, and people set their own language and zone in chat, so what a file
 * does not say of them stays as it is. A peer review that has findings stays too, and so does the day on which a
 * milestone was reached: they are history.
 */
export function keepUnmentioned({ shared, document, reached = {} }: StoredDocument, file: PlanDocument): PlanDocument {
  const known = new Set(file.peerReviews.map(reviewName));
  const codes = new Set(file.items.map((item) => item.code));
  const kept = (document?.peerReviews ?? [])
    .filter((review) => review.findings !== undefined && !known.has(reviewName(review)))
    .map(({ item, ...review }) => (item !== undefined && codes.has(item) ? { ...review, item } : review));
  return {
    ...file,
    units: merged(shared?.units ?? [], file.units, (unit) => unit.key, keepUnit),
    people: merged(shared?.people ?? [], file.people, (person) => person.email, keepPerson),
    peerReviews: [...file.peerReviews, ...kept],
    items: file.items.map((item) => ({ ...item, milestones: item.milestones.map((milestone) => keepReached(milestone, reached[`${item.code}/${milestone.key}`])) })),
  };
}

function keepReached(milestone: DocumentMilestone, before: PlainDateText | undefined): DocumentMilestone {
  return milestone.reachedOn === undefined && before !== undefined ? { ...milestone, reachedOn: before } : milestone;
}

function keepUnit(before: DocumentUnit, after: DocumentUnit): DocumentUnit {
  const { parent: _parent, ...rest } = before;
  const calendar = before.calendar && after.calendar ? keepCalendar(before.calendar, after.calendar) : (after.calendar ?? before.calendar);
  return { ...rest, ...after, ...(calendar && { calendar }) };
}

/** A calendar without closed days or terms is one whose days came from elsewhere, such as an .ics file. */
function keepCalendar(before: DocumentCalendar, after: DocumentCalendar): DocumentCalendar {
  return { ...before, ...after, closed: after.closed.length > 0 ? after.closed : before.closed, terms: after.terms.length > 0 ? after.terms : before.terms };
}

function keepPerson(before: DocumentPerson, after: DocumentPerson): DocumentPerson {
  return { ...before, ...after };
}

/** The name a peer review is known by. */
export function reviewName({ reviewer, reviewed, focus }: PlanDocument['peerReviews'][number]): string {
  return JSON.stringify([reviewer, reviewed, focus]);
}

function merged<T>(before: readonly T[], after: readonly T[], name: (entry: T) => string, keep: (before: T, after: T) => T): T[] {
  const stored = new Map(before.map((entry) => [name(entry), entry]));
  const said = new Map(
    after.map((entry) => {
      const known = stored.get(name(entry));
      return [name(entry), known === undefined ? entry : keep(known, entry)];
    }),
  );
  return sortedBy([...new Map([...stored, ...said]).values()], name);
}
