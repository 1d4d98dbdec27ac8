import type { Folded } from './fold.js';
import type { Span } from './span.js';

/** How a clause hangs on the one before it. */
export type Joiner = 'start' | 'comma' | 'but' | 'and' | 'so' | 'because' | 'colon' | 'bracket';

/** A stretch with at most one thing said in it. Places are those of the folded text. */
export interface Clause extends Span {
  readonly text: string;
  readonly joiner: Joiner;
}

export interface Sentence extends Span {
  readonly text: string;
  /** Ends in a question mark, or opens with the Spanish one. */
  readonly asked: boolean;
  /** A line of a list. */
  readonly bullet: boolean;
  readonly clauses: readonly Clause[];
}

/** A full stop after these ends a short form, not a sentence. */
const SHORT_FORM = /(?:^|[\s(])(?:mr|mrs|ms|dr|st|sr|sra|srta|prof|profa|lic|ing|dra|mtra|mtro|vs|etc|approx|aprox|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic|e\.g|i\.e|p\.ej|no|num|ext|tel|depto|dept|elem)$/u;
/** "no." is a sentence when it stands alone, a short form only before a number. */
const BEFORE_NUMBER = /(?:^|[\s(])(?:no|num)$/u;

/** Splits folded words into sentences and those into clauses. Linear in the length. */
export function splitSentences(folded: Folded): Sentence[] {
  const { text } = folded;
  const sentences: Sentence[] = [];
  let start = 0;
  const close = (end: number): void => {
    const sentence = makeSentence(text, start, end);
    if (sentence !== undefined) sentences.push(sentence);
    start = end;
  };
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i);
    if (c === '\n' || c === ';') close(i + 1);
    else if (c === '•') { if (i > start) close(i); }
    else if ((c === '.' || c === '!' || c === '?') && endsSentence(text, start, i)) {
      while (/[.!?)"' :]/u.test(text.charAt(i + 1)) && !/^[:] ?[a-z0-9]/u.test(text.slice(i + 1, i + 4))) i += 1;
      close(i + 1);
    } else if (c === '¿' && i > start && !/[, ]\s?$/u.test(text.slice(start, i))) close(i);
  }
  close(text.length);
  return sentences;
}

function endsSentence(text: string, start: number, i: number): boolean {
  const next = text.charAt(i + 1);
  if (text.charAt(i) !== '.') return next === '' || /[\s!?."')\p{Emoji_Presentation}\uD800-\uDFFF]/u.test(next) || /[a-z¿¡]/u.test(next);
  if (next !== '' && !/[\s.!?"')]/u.test(next) && !/[\p{Emoji_Presentation}\uD800-\uDFFF]/u.test(next)) return false;
  const before = text.slice(Math.max(start, i - 8), i);
  if (BEFORE_NUMBER.test(before)) return !/^\. ?\d/u.test(text.slice(i, i + 3));
  return !(SHORT_FORM.test(before) && /^\. ?[a-z0-9]/u.test(text.slice(i, i + 3)));
}

/** Where one clause ends and the next begins, with what joins them. Numbers such as "93,4" and "9:30" stay whole. */
const JOINTS: readonly { readonly joiner: Joiner; readonly at: RegExp }[] = [
  { joiner: 'but', at: /[,(]? ?(?<![\p{L}\p{N}])(?:(?<!(?:anything|nothing|all|everything|none) )but|though|although|however|except|whereas|while|pero|aunque|sin embargo|mientras que|no obstante|sino)(?![\p{L}\p{N}])(?: que(?= ))?,?/u },
  { joiner: 'because', at: /,? ?(?<![\p{L}\p{N}])(?:because(?: of)?|since(?= (?:the|we|our|there|it|they|he|she|nobody|no one|i)(?![\p{L}]))|due to|thanks to|porque|(?<!hay |tengo |tenemos |tiene )por ?que(?= )|ya que|debido a(?:l)?|por culpa de(?:l)?|pues(?= (?:no|el|la|los|las|nos|se|falta|faltan)(?![\p{L}])))(?![\p{L}\p{N}])/u },
  { joiner: 'so', at: /,? ?(?<![\p{L}\p{N}])(?:so(?= (?:we|i|it|at|on|off|yes|far as|that|things|overall|still|not)(?![\p{L}]))(?! far)|asi que|por eso|por lo tanto|entonces|therefore)(?![\p{L}\p{N}])/u },
  { joiner: 'and', at: /,? (?:and|y|e|&|plus)(?= )/u },
  { joiner: 'colon', at: /:(?!\d)|(?<=[\p{L}%)]) ?=(?= )/u },
  { joiner: 'bracket', at: /[()[\]]|"/u },
  { joiner: 'comma', at: /,(?!\d)|,(?=\d+(?:[.,]\d+)? [\p{L}])(?<=[\p{L}\s],)| [-–/] |—|→|->|(?<=\p{L})–/u },
];
const ANY_JOINT = new RegExp(JOINTS.map(({ joiner, at }) => `(?<${joiner}>${at.source})`).join('|'), 'gu');
const NUMBER_WORD_END = /(?:hundred|thousand|[a-z]*(?:enta|einte)|cientos?|cientas|mil)$/u;

/** A clause longer than anybody says is cut at spaces, so that reading it stays cheap. */
const LONGEST_CLAUSE = 320;

function* inPieces(text: string): Generator<readonly [number, string]> {
  let from = 0;
  while (text.length - from > LONGEST_CLAUSE) {
    const space = text.lastIndexOf(' ', from + LONGEST_CLAUSE);
    const to = space > from ? space : from + LONGEST_CLAUSE;
    yield [from, text.slice(from, to)];
    from = space > from ? to + 1 : to;
  }
  yield [from, text.slice(from)];
}

function makeSentence(text: string, from: number, to: number): Sentence | undefined {
  let start = from;
  let end = to;
  while (start < end && /[\s]/u.test(text.charAt(start))) start += 1;
  while (end > start && /[\s]/u.test(text.charAt(end - 1))) end -= 1;
  if (start >= end) return undefined;
  const bulletMark = /^(?:[•*\-–] |•)/u.exec(text.slice(start, start + 3));
  const bullet = bulletMark !== null;
  if (bulletMark !== null) start += bulletMark[0].length;
  const body = text.slice(start, end);
  const clauses: Clause[] = [];
  let open = 0;
  let joiner: Joiner = 'start';
  const close = (at: number, next: Joiner, after: number): void => {
    const piece = body.slice(open, at);
    const lead = piece.length - piece.trimStart().length;
    const trimmed = piece.trim();
    if (/[\p{L}\p{N}\p{S}\p{Extended_Pictographic}]/u.test(trimmed)) {
      for (const [at, part] of inPieces(trimmed)) {
        const from = start + open + lead + at;
        clauses.push({ text: part, joiner: at === 0 ? joiner : 'comma', start: from, end: from + part.length });
      }
      joiner = next;
    } else if (joiner === 'comma' || joiner === 'and' || clauses.length === 0) {
      joiner = clauses.length === 0 && next !== 'but' && next !== 'because' ? 'start' : next;
    }
    open = after;
  };
  for (const match of body.matchAll(ANY_JOINT)) {
    const next = JOINTS.find(({ joiner: name }) => match.groups?.[name] !== undefined)?.joiner ?? 'comma';
    if (next === 'and' && NUMBER_WORD_END.test(body.slice(Math.max(0, match.index - 12), match.index))) continue;
    close(match.index, next, match.index + match[0].length);
  }
  close(body.length, 'start', body.length);
  const asked = /\?[)"'!.\s]*$/u.test(body) || body.includes('¿') || /\?/u.test(body.slice(-4));
  return { text: body, start, end, asked, bullet, clauses };
}

/** A sentence with only those of its clauses that begin in one of the stretches. */
export function clausesWithin(sentence: Sentence, spans: readonly Span[]): Sentence {
  const clauses = sentence.clauses.filter((clause) => spans.some(({ start, end }) => clause.start >= start && clause.start < end));
  return clauses.length === sentence.clauses.length ? sentence : { ...sentence, clauses };
}
