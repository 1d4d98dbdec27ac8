import { Lexer, LineCounter, Parser, isAlias, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, ErrorCode, Node, Pair, Scalar } from 'yaml';
import type { Fault, FaultDetail, Path, YamlProblem } from './faults.js';
import { printPath } from './faults.js';

/**
 * A YAML value with every scalar as the text that stands in the file, so that `1.10` and `2026-09-01` stay what
 * they look like. Keys without a value are left out.
 */
export type Raw = string | readonly Raw[] | RawMap;
export interface RawMap {
  readonly [key: string]: Raw;
}

/** A file as read: its values, and where each stands. */
export interface YamlSource {
  readonly root: Raw | undefined;
  /** The same detail as a fault at this path: at the key itself, or at its value. */
  fault(path: Path, detail: FaultDetail, at?: 'key' | 'value'): Fault;
}

/** Deeper than any plan; far below what would exhaust the YAML library's stack. */
const MOST_LEVELS = 100;
/** Aliases can make a small file large: no plan has more values. */
const MOST_VALUES = 200_000;

/** Reads YAML with every syntax fault at once. A file with faults still gives what could be read of it. */
export function readYaml(text: string): { readonly source: YamlSource; readonly faults: readonly Fault[] } {
  const lines = new LineCounter();
  const places = new Map<string, { readonly key?: number; readonly value: number }>();
  const at = (offset: number, path: Path, detail: FaultDetail): Fault => {
    const { line, col } = lines.linePos(offset);
    return { ...detail, line: Math.max(line, 1), column: Math.max(col, 1), path: printPath(path) };
  };
  const fault = (path: Path, detail: FaultDetail, which: 'key' | 'value' = 'value'): Fault => {
    for (let length = path.length; length >= 0; length -= 1) {
      const place = places.get(printPath(path.slice(0, length)));
      if (place) return at(which === 'key' && length === path.length ? (place.key ?? place.value) : place.value, path, detail);
    }
    return at(0, path, detail);
  };

  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    const before = text.slice(0, deep).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return { source: { root: undefined, fault }, faults: [{ code: 'too-deep', line: before.length, column, path: '' }] };
  }
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false, stringKeys: true });
  const faults = syntaxFaults(document, text, at);
  const reader = valueReader(places, (offset, path, detail) => faults.push(at(offset, path, detail)));
  return { source: { root: reader(document.contents, []), fault }, faults };
}

/** Where a text nests too deep. Found without recursion: the library's composer is recursive and would end the process. */
function tooDeepAt(text: string): number | undefined {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) void token;
    if (parser.stack.length > MOST_LEVELS) return parser.offset;
  }
  return undefined;
}

/** A tag would make another value of a text than the one that stands there. */
const PLAIN_TAGS = /^tag:yaml\.org,2002:(?:str|seq|map)$/;

type Report = (offset: number, path: Path, detail: FaultDetail) => void;
type Place = { readonly key?: number; readonly value: number };

function valueReader(places: Map<string, Place>, report: Report): (node: Node | null, path: Path) => Raw | undefined {
  let count = 0;
  const open = new Set<Node>();
  const anchors = new Map<string, Node>();
  const read = (node: Node | null, path: Path, key?: Scalar): Raw | undefined => {
    const start = node?.range?.[0] ?? key?.range?.[0] ?? 0;
    places.set(printPath(path), { ...(key?.range && { key: key.range[0] }), value: isEmpty(node) ? (key?.range?.[0] ?? start) : start });
    count += 1;
    if (count === MOST_VALUES) report(start, path, { code: 'too-many-values', max: MOST_VALUES });
    if (node === null || count >= MOST_VALUES || isEmpty(node)) return undefined;
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target && !open.has(target)) return read(target, path, key);
      report(start, path, { code: 'yaml', problem: 'unknown-alias' });
      return undefined;
    }
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (node.tag !== undefined && !PLAIN_TAGS.test(node.tag)) {
      report(start, path, { code: 'yaml', problem: 'tag' });
      return undefined;
    }
    open.add(node);
    try {
      if (isSeq(node)) return node.items.map((item, index) => read(asNode(item), [...path, index]) ?? '');
      if (isMap(node)) return readMap(node.items, path);
      return isScalar(node) ? textOf(node) : undefined;
    } finally {
      open.delete(node);
    }
  };
  const readMap = (pairs: readonly Pair[], path: Path): RawMap => {
    const entries: [string, Raw][] = [];
    const seen = new Set<string>();
    for (const pair of pairs) {
      if (!isScalar(pair.key)) continue;
      const name = String(pair.key.value);
      // A repeated key is a fault already; the first one counts, so that places and values agree.
      if (seen.has(name)) continue;
      seen.add(name);
      const value = read(asNode(pair.value), [...path, name], pair.key);
      if (value !== undefined) entries.push([name, value]);
    }
    return Object.fromEntries(entries);
  };
  return read;
}

function asNode(value: unknown): Node | null {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value : null;
}

/** Without tags, the failsafe schema makes every scalar a text. */
function textOf(scalar: Scalar): string {
  return typeof scalar.value === 'string' ? scalar.value : '';
}

/** Nothing after the colon, `~` or `null`, unquoted: the key counts as left out. */
function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.type === 'PLAIN' && typeof node.value === 'string' && /^(?:|~|null)$/.test(node.value));
}

const YAML_PROBLEM_OF: Readonly<Partial<Record<ErrorCode, YamlProblem>>> = {
  TAB_AS_INDENT: 'tab',
  BAD_INDENT: 'indentation',
  UNEXPECTED_TOKEN: 'indentation',
  BAD_COLLECTION_TYPE: 'indentation',
  MISSING_CHAR: 'unclosed',
  BLOCK_AS_IMPLICIT_KEY: 'colon-in-text',
  MULTILINE_IMPLICIT_KEY: 'colon-in-text',
  BLOCK_IN_FLOW: 'indentation',
  BAD_SCALAR_START: 'reserved-character',
  BAD_DQ_ESCAPE: 'escape',
  MULTIPLE_DOCS: 'two-documents',
  BAD_ALIAS: 'unknown-alias',
  NON_STRING_KEY: 'odd-key',
  KEY_OVER_1024_CHARS: 'odd-key',
};

function syntaxFaults(document: Document.Parsed, text: string, at: (offset: number, path: Path, detail: FaultDetail) => Fault): Fault[] {
  const seen = new Set<number>();
  const faults: Fault[] = [];
  // Tags are looked at where values are read, so that their faults have a path.
  for (const error of [...document.errors, ...document.warnings].filter(({ code }) => code !== 'TAG_RESOLVE_FAILED')) {
    const opened = error.code === 'MISSING_CHAR' || error.code === 'BAD_INDENT' ? openedAt(document, text, error.pos[0]) : undefined;
    const offset = opened ?? error.pos[0];
    const detail: FaultDetail =
      error.code === 'DUPLICATE_KEY'
        ? { code: 'repeated-key', key: /^[^\s:]*/.exec(text.slice(offset))?.[0] ?? '' }
        : { code: 'yaml', problem: opened === undefined ? (YAML_PROBLEM_OF[error.code] ?? 'other') : 'unclosed' };
    const fault = at(offset, [], detail);
    // One slip often upsets several tokens of its line: the first is the one to mend.
    if (detail.code === 'yaml' && seen.has(fault.line)) continue;
    seen.add(fault.line);
    faults.push(fault);
  }
  return faults;
}

/** Where the quote or bracket begins that is still open at a fault: the end of the file helps nobody to find it. */
function openedAt(document: Document.Parsed, text: string, offset: number): number | undefined {
  let opened: number | undefined;
  visit(document, (_key, node) => {
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return undefined;
    const [start, end] = node.range ?? [0, 0];
    const isOpen = isScalar(node) ? /^QUOTE/.test(node.type ?? '') : node.flow === true && !/[\]}]/.test(text.charAt(end - 1));
    if (isOpen && start < offset && end >= offset) opened = start;
    return end < offset ? visit.SKIP : undefined;
  });
  return opened;
}
