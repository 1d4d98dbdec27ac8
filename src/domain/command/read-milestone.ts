import type { Horizon } from '../types.js';
import { foldWord } from './command-words.js';

/** What somebody says of a milestone: which one, by its horizon or key, and whether it is reached. What is left out is not said. */
export interface SaidOfMilestone {
  readonly which?: string;
  readonly isReached?: boolean;
}

/** The last words say whether it is reached; a negation before "reached" turns it around. */
const REACHED = ['reached', 'done', 'alcanzado', 'alcanzada', 'logrado', 'cumplido', 'hecho'];
const OPEN = ['open', 'reopen', 'abierto', 'pendiente', 'reabrir', 'not reached', 'not done', 'no alcanzado', 'no logrado', 'no cumplido'];
const HORIZONS: Readonly<Record<Horizon, readonly string[]>> = {
  'year-end': ['year end', 'end of year', 'fin de ano'],
  'six-months': ['six months', '6 months', 'seis meses', '6 meses'],
  'three-months': ['three months', '3 months', 'tres meses', '3 meses'],
  tomorrow: ['tomorrow', 'manana'],
};

/** Reads `three-months reached`, in English or Spanish: the words after the item's code. */
export function readMilestone(words: string): SaidOfMilestone {
  const said = foldWord(words);
  const open = endingOf(said, OPEN);
  const ending = open ?? endingOf(said, REACHED);
  const which = foldWord(ending === undefined ? said : said.slice(0, said.length - ending.length));
  return { ...(which !== '' && { which }), ...(ending !== undefined && { isReached: open === undefined }) };
}

/** Whether words as `readMilestone` gives them name this milestone. */
export function namesMilestone(which: string, { key, horizon }: { readonly key: string; readonly horizon: Horizon }): boolean {
  return foldWord(key) === which || HORIZONS[horizon].includes(which.replace(/^(?:in|by|en|a) /, ''));
}

function endingOf(said: string, endings: readonly string[]): string | undefined {
  return endings.find((ending) => said === ending || said.endsWith(` ${ending}`));
}
