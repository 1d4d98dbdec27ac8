import { foldText } from '../fold-text.js';
import type { CommandName } from './command.js';

/** What may be typed for each command, in either language, as `foldWord` leaves it. The first is the one printed. */
const WORDS: Readonly<Record<CommandName, readonly string[]>> = {
  status: ['status', 'stat', 'stats', 'estado', 'estatus'],
  mine: ['mine', 'my items', 'mis', 'mios', 'mis puntos'],
  of: ['of', 'de'],
  'at-risk': ['at risk', 'atrisk', 'en riesgo'],
  'needs-attention': ['needs attention', 'attention', 'atencion', 'necesita atencion', 'requiere atencion'],
  overdue: ['overdue', 'atrasados', 'atrasado', 'atrasadas', 'atrasada'],
  item: ['item', 'punto'],
  evidence: ['evidence', 'evidencia', 'evidencias'],
  history: ['history', 'historial'],
  report: ['report', 'informe', 'informar', 'reportar', 'reporte'],
  owner: ['owner', 'responsable'],
  cadence: ['cadence', 'cadencia', 'frecuencia'],
  milestone: ['milestone', 'hito'],
  subscribe: ['subscribe', 'suscribir', 'suscribirme', 'suscribirse'],
  unsubscribe: ['unsubscribe', 'cancelar', 'cancelar suscripcion', 'desuscribir', 'desuscribirme'],
  digest: ['digest now', 'resumen ahora'],
  calendar: ['calendar', 'calendario'],
  start: ['start', 'empezar', 'iniciar', 'comenzar'],
  pause: ['pause', 'pausa', 'pausar'],
  undelivered: ['undelivered', 'not delivered', 'sin entregar', 'no entregados'],
  help: ['help', 'ayuda', '?'],
};

const BY_WORD: ReadonlyMap<string, CommandName> = new Map(
  (Object.entries(WORDS) as [CommandName, readonly string[]][]).flatMap(([name, words]) => words.map((word): [string, CommandName] => [word, name])),
);
/** The longest command in words. */
const MAX_WORDS = 2;
/** No command is longer, so a longer token is none. */
const MAX_TOKEN = 40;

/** A typed word as compared: folded, hyphens of every kind as spaces, without `:` `,` `!` around it. */
export function foldWord(text: string): string {
  return foldText(text).replace(/\p{Pd}+/gu, ' ').replace(/^[\s:;,.!¡¿]+|[\s:;,.!]+$/gu, '').replace(/\s+/g, ' ').replace(/(?<=\w)\?+$/, '');
}

/** What stands before the words that count, and says nothing: "report — 2.b", or a mark nobody sees. */
const LEADING_MARKS = /^(?:[\p{Pd}\p{Cf}:;,.!¡¿]+(?:\s+|$))+/u;

/** The text without dashes, stops and unseen characters that stand alone before it. */
export function withoutLeadingMarks(text: string): string {
  return text.replace(LEADING_MARKS, '');
}

/** Finds the command that a text begins with; `rest` is what follows, as written. */
export function takeCommand(text: string): { readonly name: CommandName; readonly rest: string } | undefined {
  const tokens = firstTokens(text, MAX_WORDS);
  for (let count = tokens.length; count > 0; count -= 1) {
    const end = tokens[count - 1]?.end ?? 0;
    const name = BY_WORD.get(foldWord(text.slice(0, end)));
    if (name) return { name, rest: text.slice(end).trim() };
  }
  return undefined;
}

/** The command's words for each way it may be typed, for finding the nearest. */
export function allCommandWords(): readonly (readonly [string, CommandName])[] {
  return [...BY_WORD];
}

/** The first tokens of a text with where each ends; stops at one too long to be a command's. */
export function firstTokens(text: string, count: number): { readonly token: string; readonly end: number }[] {
  const tokens: { token: string; end: number }[] = [];
  for (const match of text.matchAll(/\S+/gu)) {
    if (tokens.length === count || match[0].length > MAX_TOKEN) break;
    tokens.push({ token: match[0], end: match.index + match[0].length });
  }
  return tokens;
}
