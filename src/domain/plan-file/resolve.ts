import { sortedTexts } from '../compare-text.js';
import type { NameLookup } from './name-lookup.js';

type Text = string | undefined;
type One = (text: Text) => string | undefined;
type Many = (texts: Text | readonly string[]) => string[];

/** Names as the document keeps them, once it is certain that each leads somewhere. */
export interface Resolve {
  readonly person: One;
  readonly unit: One;
  readonly item: One;
  readonly people: Many;
  readonly units: Many;
  readonly competencies: Many;
}

/** Resolves names whose faults have been ruled out; a name that leads nowhere is an error of ours. */
export function resolver(names: NameLookup): Resolve {
  const one = (to: keyof NameLookup): One => (text) => (text === undefined ? undefined : mustFind(names, to, text));
  const many = (to: keyof NameLookup): Many => (texts) => sortedTexts((typeof texts === 'string' ? [texts] : (texts ?? [])).map((text) => mustFind(names, to, text)));
  return { person: one('person'), unit: one('unit'), item: one('item'), people: many('person'), units: many('unit'), competencies: many('competency') };
}

function mustFind(names: NameLookup, to: keyof NameLookup, text: string): string {
  const found = names[to](text);
  if ('fault' in found) throw new TypeError(`a ${to} of the plan file was not checked`);
  return found.name;
}
