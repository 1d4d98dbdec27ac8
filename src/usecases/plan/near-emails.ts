import { nearest } from '../../domain/plan-file/suggest.js';

/** How many near emails an error names, and how many letters they may differ in: a domain in common makes none near. */
const MOST_NEAR = 3;
const MOST_LETTERS_APART = 4;

/** The emails nearest to a mistyped one, the nearest first; none where all are far. */
export function nearEmails(email: string, known: Iterable<string>): readonly string[] {
  const left = new Set(known);
  const near: string[] = [];
  for (let found = nearest(email, left, MOST_LETTERS_APART); found !== undefined && near.length < MOST_NEAR; found = nearest(email, left, MOST_LETTERS_APART)) {
    near.push(found);
    left.delete(found);
  }
  return near;
}
