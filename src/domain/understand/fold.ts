import { mendTypo } from './mend.js';
import type { Span } from './span.js';

/**
 * Words made comparable: lower case, no accents, contractions written out, typos of cue words
 * mended, one space between words. `at[i]` is where character i came from in the clean words, so
 * that a find in the folded text can be quoted as the person wrote it.
 */
export interface Folded {
  readonly text: string;
  readonly at: readonly number[];
  readonly clean: string;
}

/** Written out, so that every negation is the word "not" and every verb stands alone. */
const CONTRACTIONS: Readonly<Record<string, string>> = {
  "can't": 'can not', cant: 'can not', cannot: 'can not', "won't": 'will not', wont: 'will not', "ain't": 'is not', aint: 'is not',
  dont: 'do not', didnt: 'did not', doesnt: 'does not', isnt: 'is not', arent: 'are not', havent: 'have not', hasnt: 'has not',
  hadnt: 'had not', wasnt: 'was not', werent: 'were not', couldnt: 'could not', wouldnt: 'would not', shouldnt: 'should not',
  im: 'i am', ive: 'i have', weve: 'we have', its: 'it is', thats: 'that is', whats: 'what is', theyre: 'they are', youre: 'you are',
  gonna: 'going to', wanna: 'want to', "let's": 'let us', lets: 'let us',
  'w/o': 'without', 'b/c': 'because', bc: 'because', cuz: 'because', cos: 'because', bcz: 'because', pct: 'percent', thru: 'through', 'w/': 'with', u: 'you', r: 'are',
  anymore: 'any more', ontrack: 'on track', offtrack: 'off track',
  q: 'que', xq: 'porque', pq: 'porque', porq: 'porque', bn: 'bien', tmb: 'tambien', tb: 'tambien', tbn: 'tambien', pa: 'para', toy: 'estoy', tamos: 'estamos', empesamos: 'empezamos', empesado: 'empezado', comensamos: 'comenzamos', comensado: 'comenzado', alludar: 'ayudar', bamos: 'vamos', vien: 'bien', kamino: 'camino',
};
const ENDINGS: readonly (readonly [string, string])[] = [
  ["n't", ' not'], ["'re", ' are'], ["'ll", ' will'], ["'ve", ' have'], ["'m", ' am'], ["'d", ' would'],
];
/** After these, 's is "is"; after a noun it may be a possessive and stays. */
const IS_AFTER = new Set(['it', 'that', 'he', 'she', 'what', 'there', 'here', 'everything', 'who', 'where', 'how', 'all', 'this', 'nothing', 'one', 'all']);

const TOKEN = /\bw\/o\b|\bb\/c\b|\bw\/(?=\s)|[\p{L}\p{M}\p{N}]+(?:['’´`][\p{L}\p{M}]+)?|\s+|./gsu;
const PLAIN: Readonly<Record<string, string>> = {
  '’': "'", '‘': "'", '´': "'", '`': "'", '“': '"', '”': '"', '«': '"', '»': '"', '–': '–', '—': '—', '−': '-', '‐': '-', '‑': '-',
  '％': '%', '、': ',', '？': '?', '！': '!', '…': '.', '•': '•', '·': '•', '▪': '•', '◦': '•', '️': '',
};

/** Lower case without accents. "sí" keeps its accent: without it, it means "if". */
function foldWord(token: string): string {
  const lower = token.toLowerCase();
  if (lower === 'sí') return lower;
  return lower.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’´`]/g, "'");
}

function writeOut(word: string, before: string): string {
  const whole = Object.hasOwn(CONTRACTIONS, word) ? CONTRACTIONS[word] : undefined;
  if (whole !== undefined) return whole;
  for (const [ending, full] of ENDINGS) {
    if (word.length > ending.length && word.endsWith(ending)) return word.slice(0, -ending.length) + full;
  }
  if (word.endsWith("'s") && IS_AFTER.has(word.slice(0, -2))) return `${word.slice(0, -2)} is`;
  return mendTypo(word, before);
}

/** Whether a word goes on with what a number began, as the letter of 1.r does: that is no short way of writing a word. */
function isOfCode(clean: string, from: number): boolean {
  return /\p{N}[.\-_]$/u.test(clean.slice(Math.max(0, from - 2), from));
}

/** A stretch that is no words of the answer: `gap` ends a sentence (a quoted mail), `link` stands in one. */
export interface Blank extends Span {
  readonly as: 'gap' | 'link';
}
/** What a link becomes in the folded text: first and last place of it. */
export const LINK_MARK = '§§';

/**
 * Folds clean words, with the blank stretches (in order, not overlapping) left out of the reading.
 * @param most how much of the words is read, in UTF-16 units
 */
export function fold(clean: string, blank: readonly Blank[] = [], most = Infinity): Folded {
  const out: string[] = [];
  const at: number[] = [];
  let before = '';
  let last = '\n';
  const push = (piece: string, from: number, length: number): void => {
    for (let i = 0; i < piece.length; i += 1) at.push(from + Math.min(i, Math.max(0, length - 1)));
    out.push(piece);
    if (piece !== '') last = piece.charAt(piece.length - 1);
  };
  let blankIndex = 0;
  for (const match of clean.matchAll(TOKEN)) {
    const token = match[0];
    const from = match.index;
    if (from >= most) break;
    while ((blank[blankIndex]?.end ?? Infinity) <= from) blankIndex += 1;
    const hidden = blank[blankIndex];
    if (hidden !== undefined && hidden.start <= from) {
      if (hidden.as === 'gap' && last !== '\n') push('\n', from, 1);
      if (hidden.as === 'link' && from === hidden.start) {
        out.push(LINK_MARK);
        at.push(hidden.start, hidden.end - 1);
        last = '§';
      }
      continue;
    }
    if (/^\s/u.test(token)) {
      if (token.includes('\n')) {
        if (last !== '\n') push('\n', from, 1);
      } else if (last !== ' ' && last !== '\n') push(' ', from, 1);
    } else if (/^[\p{L}\p{N}]/u.test(token)) {
      const word = isOfCode(clean, from) ? foldWord(token) : writeOut(foldWord(token), before);
      push(word, from, token.length);
      before = word;
    } else {
      push(PLAIN[token] ?? token, from, token.length);
    }
  }
  return { text: out.join(''), at, clean };
}

/** The words as written between two places of the folded text, cut at whole words and trimmed. */
export function excerpt(folded: Folded, start: number, end: number): string {
  if (end <= start) return '';
  const { clean, at } = folded;
  let from = at[start] ?? 0;
  let to = (at[end - 1] ?? from) + 1;
  const inWord = (i: number): boolean => i >= 0 && i < clean.length && /[\p{L}\p{M}\p{N}\u{D800}-\u{DFFF}]/u.test(clean.charAt(i));
  for (let i = 0; i < 40 && inWord(from - 1) && inWord(from); i += 1) from -= 1;
  for (let i = 0; i < 40 && inWord(to - 1) && inWord(to); i += 1) to += 1;
  return clean.slice(from, to).trim();
}
