import { foldText } from '../fold-text.js';
import type { SectionKind } from '../plan-document.js';
import { keyText } from './key-text.js';
import type { ThingKind } from './faults.js';

/** How the entries of a list get a key where they give none: from a text of theirs, or from their place. */
export interface KeyedList {
  readonly kind: ThingKind;
  /** The file's key of the text that the key is made from; an entry that is a mere text is that text. */
  readonly from?: string;
  /** What a key made from the place begins with. */
  readonly prefix: string;
}

/** The plan's lists of passages, in the order in which they are kept. */
export const SECTION_LISTS = {
  values: 'value',
  narrative: 'narrative',
  terms: 'term',
  factors: 'factor',
  'end-in-mind': 'end-in-mind',
  differences: 'difference',
  'know-and-do': 'know-and-do',
} as const satisfies Readonly<Record<string, SectionKind>>;
export type SectionListName = keyof typeof SECTION_LISTS;

/** The plan's other lists. */
export const PLAN_LISTS = {
  competencies: { kind: 'competency', from: 'title', prefix: 'competency' },
  'funding-priorities': { kind: 'funding-priority', from: 'title', prefix: 'priority' },
  budget: { kind: 'budget-line', from: 'title', prefix: 'line' },
  'community-questions': { kind: 'community-question', prefix: 'question' },
  committees: { kind: 'committee', from: 'title', prefix: 'committee' },
  'category-schemes': { kind: 'category-scheme', from: 'title', prefix: 'scheme' },
  'work-calendar': { kind: 'calendar-entry', from: 'what', prefix: 'entry' },
} as const satisfies Readonly<Record<string, KeyedList>>;

export const CRITERIA: KeyedList = { kind: 'criterion', from: 'title', prefix: 'criterion' };
export const MEASURES: KeyedList = { kind: 'measure', from: 'name', prefix: 'measure' };

/** The list of a plan file that holds passages of a kind. */
export function sectionList(kind: SectionKind): KeyedList {
  return { kind: 'section', prefix: kind };
}

/** Needs share one list of keys across the plan, so an item's begin with its code. */
export function needList(itemCode?: string): KeyedList {
  return { kind: 'need', prefix: itemCode === undefined ? 'need' : `${keyText(itemCode)}-need` };
}

/** The key that an entry has when it gives none; `place` counts from 0. */
export function defaultKey(list: KeyedList, text: string | undefined, place: number): string {
  const fromText = list.from === undefined || text === undefined ? '' : slug(text);
  return fromText === '' ? `${list.prefix}-${place + 1}` : fromText;
}

/** The key that a milestone has when it gives none: its horizon; the second of one horizon is `year-end-2`. */
export function defaultMilestoneKey(horizon: string, earlier: readonly { readonly horizon: string }[]): string {
  const before = earlier.filter((milestone) => milestone.horizon === horizon).length;
  return before === 0 ? horizon : `${horizon}-${before + 1}`;
}

const MOST_SLUG_LETTERS = 60;

/** A title as a short name: lower case, without accents, hyphens for all else. Empty where nothing is left. */
export function slug(title: string): string {
  let result = '';
  for (const word of foldText(title).match(/[\p{L}\d]+/gu) ?? []) {
    const longer = result === '' ? Array.from(word).slice(0, MOST_SLUG_LETTERS).join('') : `${result}-${word}`;
    if (longer.length > MOST_SLUG_LETTERS && result !== '') break;
    result = longer;
  }
  return result;
}
