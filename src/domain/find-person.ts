import { foldText, foldedWords } from './fold-text.js';

export type FoundPerson<P> = { readonly kind: 'person'; readonly person: P } | { readonly kind: 'unclear'; readonly people: readonly P[] } | { readonly kind: 'none' };

const MAX_PEOPLE = 5;

/** Finds a person by the whole name, the email, or the beginnings of some of their names. */
export function findPerson<P extends { readonly name: string; readonly email: string }>(people: readonly P[], name: string): FoundPerson<P> {
  const asked = foldText(name.slice(0, 200));
  const words = foldedWords(asked);
  if (words.length === 0) return { kind: 'none' };
  const whole = people.filter((person) => foldText(person.name) === asked || person.email.toLowerCase() === asked);
  const fitting = whole.length > 0 ? whole : people.filter((person) => fits(foldedWords(person.name), words));
  const [only] = fitting;
  if (!only) return { kind: 'none' };
  return fitting.length === 1 ? { kind: 'person', person: only } : { kind: 'unclear', people: fitting.slice(0, MAX_PEOPLE) };
}

function fits(own: readonly string[], words: readonly string[]): boolean {
  return words.every((word) => own.some((one) => one.startsWith(word)));
}
