import { z } from 'zod';
import { STATUSES } from './types.js';
import type { Status } from './types.js';

/** Which form it is, and what it is about: comes back with the answer. */
export const REPORT_FORM = 'report';
export const reportFormContext = z.object({
  item: z.uuid(),
  check: z.uuid().optional(),
  report: z.uuid().optional(),
  /** Where the button was pressed, if in a conversation. */
  conversation: z.string().optional(),
});
export type ReportFormContext = z.infer<typeof reportFormContext>;

/** The longest texts of a form, in UTF-16 units, and the most lines of its lists. */
export const FORM_LIMITS = { note: 3_000, lines: 3_000, line: 500, number: 30, mostLines: 10, mostLinks: 10 } as const;

/** A number field's name. */
export function readingField(measureKey: string): string {
  return `reading:${measureKey}`;
}

export interface FormMeasure {
  readonly id: string;
  readonly key: string;
  readonly unit: string;
}

export type FormFault =
  | { readonly kind: 'number'; readonly measureKey: string; readonly value: string }
  | { readonly kind: 'link'; readonly value: string }
  | { readonly kind: 'links' | 'status' | 'empty' }
  | { readonly kind: 'long' | 'lines'; readonly field: 'note' | 'blockers' | 'needs'; readonly most: number };

/** A form as filled in, word for word, so that it can be shown again. */
export interface FormEntries {
  readonly status?: Status;
  readonly note: string;
  /** By the measure's key. */
  readonly readings: Readonly<Record<string, string>>;
  readonly blockers: string;
  readonly needs: string;
  readonly link: string;
}

/** A form that can be filed. */
export interface FormAnswer {
  readonly status?: Status;
  readonly note: string;
  readonly readings: readonly { readonly measureId: string; readonly value: number }[];
  readonly blockers: readonly string[];
  readonly needs: readonly string[];
  readonly links: readonly string[];
}

/** What was entered, by field; fields of no interest are left aside. */
export function readFormEntries(values: Readonly<Record<string, string>>, measures: readonly FormMeasure[]): FormEntries {
  const text = (name: string): string => (values[name] ?? '').trim();
  const status = STATUSES.find((one) => one === values.status);
  return {
    ...(status && { status }),
    note: text('note'),
    readings: Object.fromEntries(measures.flatMap(({ key }) => (text(readingField(key)) === '' ? [] : [[key, text(readingField(key))]]))),
    blockers: text('blockers'),
    needs: text('needs'),
    link: text('link'),
  };
}

/** Checks a filled-in form. Every fault is told at once; with any, there is no answer. */
export function checkForm(
  values: Readonly<Record<string, string>>,
  measures: readonly FormMeasure[],
  hasFiles: boolean,
): { readonly entries: FormEntries; readonly answer?: FormAnswer; readonly faults: readonly FormFault[] } {
  const entries = readFormEntries(values, measures);
  const faults: FormFault[] = [];
  if ((values.status ?? '') !== '' && entries.status === undefined) faults.push({ kind: 'status' });
  if (entries.note.length > FORM_LIMITS.note) faults.push({ kind: 'long', field: 'note', most: FORM_LIMITS.note });
  const readings = measures.flatMap(({ id, key, unit }) => {
    const entered = Object.hasOwn(entries.readings, key) ? entries.readings[key] : undefined;
    if (entered === undefined) return [];
    const value = readNumber(entered, unit);
    if (value === undefined) faults.push({ kind: 'number', measureKey: key, value: entered });
    return value === undefined ? [] : [{ measureId: id, value }];
  });
  const blockers = linesOf('blockers', entries.blockers, faults);
  const needs = linesOf('needs', entries.needs, faults);
  const links = entries.link.split(/\s+/u).filter((link) => link !== '');
  for (const link of links) if (!isLink(link)) faults.push({ kind: 'link', value: link });
  if (links.length > FORM_LIMITS.mostLinks) faults.push({ kind: 'links' });
  const { status, note } = entries;
  const isEmpty = status === undefined && note === '' && readings.length + blockers.length + needs.length + links.length === 0 && !hasFiles;
  if (isEmpty && faults.length === 0) faults.push({ kind: 'empty' });
  return faults.length > 0 ? { entries, faults } : { entries, faults, answer: { ...(status && { status }), note, readings, blockers, needs, links: [...new Set(links)] } };
}

function linesOf(field: 'blockers' | 'needs', text: string, faults: FormFault[]): string[] {
  const lines = text.split('\n').map((line) => line.replace(/^\s*[-•*]\s+/u, '').trim()).filter((line) => line !== '');
  if (lines.length > FORM_LIMITS.mostLines) faults.push({ kind: 'lines', field, most: FORM_LIMITS.mostLines });
  if (lines.some((line) => line.length > FORM_LIMITS.line)) faults.push({ kind: 'long', field, most: FORM_LIMITS.line });
  return [...new Set(lines)];
}

function isLink(text: string): boolean {
  if (text.length > 2_000 || !URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
}

/** Units whose values have fractions: there "1.234" is a little over one, elsewhere it is a thousand and more. */
const FRACTIONAL = new Set(['%', 'ratio', 'index', 'score', 'points']);

/**
 * Reads a number as written in English or Spanish: `93.4`, `93,4`, `1,234.5`, `1.234,5`, `45 000`, with the unit's sign
 * or without. Undefined for anything else.
 */
export function readNumber(text: string, unit: string): number | undefined {
  const bare = text.replace(/[\s\u00A0\u202F]/gu, '').replace(/^[$€£]|[%$€£]$/gu, '').replace(/^[$€£]/u, '').replace(/^\u2212/u, '-');
  if (bare.length > FORM_LIMITS.number || !/^[+-]?\d[\d.,]*$/u.test(bare)) return undefined;
  const plain = withoutGroups(bare, unit);
  return /^[+-]?\d+(?:\.\d+)?$/u.test(plain) ? Number(plain) : undefined;
}

function withoutGroups(text: string, unit: string): string {
  const dot = text.lastIndexOf('.');
  const comma = text.lastIndexOf(',');
  if (dot >= 0 && comma >= 0) {
    const [group, decimal] = dot > comma ? [',', '.'] : ['.', ','];
    const isGrouped = new RegExp(`^[+-]?\\d{1,3}(?:[${group}]\\d{3})+[${decimal}]\\d+$`, 'u').test(text);
    return isGrouped ? text.replaceAll(group, '').replace(decimal, '.') : text;
  }
  const groups = /^[+-]?\d{1,3}([.,])\d{3}(?:\1\d{3})*$/u.exec(text);
  const several = groups !== null && text.split(groups[1] ?? '').length > 2;
  if (groups && (several || !FRACTIONAL.has(unit))) return text.replaceAll(groups[1] ?? '', '');
  return text.replace(',', '.');
}
