import leven from 'leven';
import { codeKey } from './code-key.js';
import { foldText, foldedWords } from './fold-text.js';
import type { ItemOverview, PlanOverview, UnitInfo } from './overview.js';
import { withCode } from './split-code.js';

export type Candidate = { readonly kind: 'item'; readonly item: ItemOverview } | { readonly kind: 'unit'; readonly unit: UnitInfo };
export type Found =
  | Candidate
  /** Several fit, or something only nearly: best first. Ask which. */
  | { readonly kind: 'unclear'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'none' };

const MAX_CANDIDATES = 5;
const MAX_WORDS = 12;
/** Of the asked words, a title holds more than this share. */
const NEARLY = 0.5;
/** Said before a code or a name without adding to it. */
const NOISE = new Set(['goal', 'area', 'objective', 'action', 'item', 'unit', 'school', 'plan', 'meta', 'objetivo', 'accion', 'punto', 'escuela', 'unidad', 'the', 'of', 'for', 'in', 'el', 'la', 'los', 'las', 'del', 'de', 'para', 'en']);

/**
 * Finds what words name: an item by its code in any spelling, a unit by its name or key, or an item
 * or unit by words of its title in any language. Give it only what the asker may see: whatever it
 * answers, it answers from that alone.
 */
export function findItem(visible: PlanOverview, words: string, { units = true }: { readonly units?: boolean } = {}): Found {
  const asked = words.slice(0, 200).trim();
  const allUnits = units ? visible.units : [];
  for (const text of [asked, withoutNoise(asked)]) {
    const exact = exactMatches(visible, allUnits, text);
    if (exact.length > 0) return settle(exact);
  }
  return byWords(visible, allUnits, asked);
}

function exactMatches(visible: PlanOverview, units: readonly UnitInfo[], text: string): readonly Candidate[] {
  const byCode = withCode(visible.items, text);
  if (byCode.length > 0) return byCode.map(itemCandidate);
  const folded = foldText(text);
  if (folded === '') return [];
  return [
    ...units.filter((unit) => foldText(unit.name) === folded || foldText(unit.key) === folded).map(unitCandidate),
    ...visible.items.filter((item) => titles(item).some((title) => foldText(title) === folded)).map(itemCandidate),
  ];
}

/** Every item that words may name, what fits best first: its code, then what its code begins with, then its title in any language. */
export function rankItems(visible: PlanOverview, words: string): readonly ItemOverview[] {
  const asked = words.slice(0, 200).trim();
  const text = withoutNoise(asked) || asked;
  const key = codeKey(text);
  const telling = foldedWords(text).slice(0, MAX_WORDS);
  const ranked = visible.items.map((item) => ({ item, score: Math.max(codeScore(item, key), telling.length === 0 ? 0 : scoreOf(itemCandidate(item), titles(item), telling).score) }));
  return ranked.filter(({ score }) => score > NEARLY).sort((one, other) => other.score - one.score).map(({ item }) => item);
}

/** Above any title: the code itself, then those of its parts; a slip of the finger below all. */
function codeScore({ code }: ItemOverview, key: string): number {
  const own = codeKey(code);
  if (key === '') return 0;
  if (own === key) return 3;
  if (own.startsWith(`${key} `)) return 2;
  return isNearCode(code, key) ? NEARLY + 0.01 : 0;
}

/** Whole matches stand alone; a near match is only ever offered. */
function byWords(visible: PlanOverview, units: readonly UnitInfo[], asked: string): Found {
  const all = foldedWords(asked).slice(0, MAX_WORDS);
  const telling = all.filter((word) => !NOISE.has(word));
  const words = telling.length > 0 ? telling : all;
  if (words.length === 0) return { kind: 'none' };
  const scored = [...units.map((unit) => scoreOf(unitCandidate(unit), [unit.name, unit.key], words)), ...visible.items.map((item) => scoreOf(itemCandidate(item), titles(item), words))];
  const nearCodes = visible.items.filter((item) => isNearCode(item.code, asked)).map(itemCandidate);
  const whole = scored.filter(({ score }) => score === 1);
  if (whole.length > 0) return settle(whole.map(({ candidate }) => candidate));
  const partial = scored.filter(({ score }) => score > NEARLY).sort((a, b) => b.score - a.score).map(({ candidate }) => candidate);
  const candidates = [...nearCodes, ...partial].slice(0, MAX_CANDIDATES);
  return candidates.length === 0 ? { kind: 'none' } : { kind: 'unclear', candidates };
}

function settle(candidates: readonly Candidate[]): Found {
  const [only] = candidates;
  return only && candidates.length === 1 ? only : { kind: 'unclear', candidates: candidates.slice(0, MAX_CANDIDATES) };
}

/** The share of the asked words that the best title holds: as a beginning of a word, or a slip of the finger for a little less. */
function scoreOf(candidate: Candidate, texts: readonly string[], words: readonly string[]): { readonly candidate: Candidate; readonly score: number } {
  const scores = texts.map((text) => {
    const own = foldedWords(text);
    const points = words.map((word) => (own.some((one) => one.startsWith(word)) ? 1 : own.some((one) => isSlip(one, word)) ? 0.9 : 0));
    return points.reduce((sum: number, point) => sum + point, 0) / words.length;
  });
  return { candidate, score: Math.max(0, ...scores) };
}

function isSlip(own: string, word: string): boolean {
  const allowed = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  return allowed > 0 && Math.abs(own.length - word.length) <= allowed && leven(own, word, { maxDistance: allowed + 1 }) <= allowed;
}

/** Codes one slip away: only where what was asked looks like a code. */
function isNearCode(code: string, asked: string): boolean {
  const [own, key] = [codeKey(code), codeKey(asked)];
  return /\p{N}/u.test(key) && key.length <= 12 && own !== key && leven(own, key, { maxDistance: 2 }) <= 1;
}

function withoutNoise(text: string): string {
  const words = text.split(/\s+/u);
  const first = words.findIndex((word) => !NOISE.has(foldText(word)));
  return first < 0 ? '' : words.slice(first).join(' ');
}

function titles(item: ItemOverview): readonly string[] {
  return [item.title, ...Object.values(item.translations).flatMap((texts) => (texts?.['title'] === undefined ? [] : [texts['title']]))];
}

function itemCandidate(item: ItemOverview): Candidate {
  return { kind: 'item', item };
}

function unitCandidate(unit: UnitInfo): Candidate {
  return { kind: 'unit', unit };
}
