import { foldText } from '../fold-text.js';
import type { CommandName } from './command.js';

/** Options as typed; keyboards turn two hyphens into a dash. */
const OPTION = /^(--|—|–)([\p{L}]+)(?:=(.+))?$/u;
const NAMES: Readonly<Record<string, 'page' | 'plan' | 'here'>> = { page: 'page', pagina: 'page', plan: 'plan', here: 'here', aqui: 'here' };
const MAX_PAGE = 100_000;

export interface Options {
  readonly plan?: string;
  readonly page: number;
  readonly here: boolean;
}
export type Taken = { readonly ok: true; readonly options: Options; readonly rest: string } | { readonly ok: false; readonly word: string };

/** Takes the options out of what follows a command. In a report only `--plan` first or last counts: the words are the owner's. */
export function takeOptions(name: CommandName, rest: string): Taken {
  return name === 'report' ? takePlanAround(rest) : takeAnywhere(rest, name !== 'cadence');
}

function takePlanAround(rest: string): Taken {
  const first = /^(?:--|—|–)plan[\s=]+(\S+)(?:\s+|$)/iu.exec(rest);
  if (first?.[1]) return { ok: true, options: { plan: first[1], page: 1, here: false }, rest: rest.slice(first[0].length).trim() };
  const tail = rest.slice(-120);
  const last = /\s(?:--|—|–)plan[\s=]+(\S+)$/iu.exec(tail);
  if (last?.[1]) return { ok: true, options: { plan: last[1], page: 1, here: false }, rest: rest.slice(0, rest.length - last[0].length).trim() };
  return { ok: true, options: { page: 1, here: false }, rest };
}

/** `strict`: an option nobody knows is a fault, not a word. */
function takeAnywhere(rest: string, strict: boolean): Taken {
  const kept: string[] = [];
  let [plan, page, here]: [string | undefined, number, boolean] = [undefined, 1, false];
  const tokens = rest.match(/\S+/gu) ?? [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] ?? '';
    const match = OPTION.exec(token);
    const option = match?.[2] === undefined ? undefined : foldText(match[2]);
    const known = option !== undefined && Object.hasOwn(NAMES, option) ? NAMES[option] : undefined;
    if (known === undefined) {
      if (strict && match?.[1] === '--') return { ok: false, word: token };
      kept.push(token);
    } else if (known === 'here') {
      here = true;
    } else {
      const value = match?.[3] ?? tokens[(i += 1)];
      if (value === undefined) return { ok: false, word: token };
      if (known === 'plan') plan = value;
      else if (/^\d{1,9}$/.test(value)) page = Math.min(Math.max(Number(value), 1), MAX_PAGE);
      else return { ok: false, word: `${token} ${value}` };
    }
  }
  return { ok: true, options: { ...(plan !== undefined && { plan }), page, here }, rest: kept.join(' ') };
}
