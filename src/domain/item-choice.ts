import { codeKey } from './code-key.js';
import { foldText } from './fold-text.js';

/** A typed answer to "which item is this for?". */
export type ItemChoice = { readonly kind: 'codes'; readonly codes: readonly string[] } | { readonly kind: 'all' } | { readonly kind: 'none' };

const ALL = /^(?:(?:for )?(?:both|all|all of (?:them|these|those)|both of (?:them|these)|both items)|(?:para )?(?:ambos|ambas|todos|todas|los dos|las dos|todos ellos|todas ellas))[.!]*$/u;
const NONE = /^(?:none|none of (?:them|these|those)|neither|never ?mind|forget it|ningun[oa]?|ningun[oa] de (?:estos|estas|ellos|ellas)|olvidalo|dejalo)[.!]*$/u;
/** What may stand between and around codes. */
const FILLER = new Set(['and', 'y', 'e', 'for', 'para', 'the', 'el', 'la', 'item', 'items', 'goal', 'objective', 'meta', 'objetivo', 'it', 'is', 'its', "it's", 'es', 'to', 'a', 'al', 'on', 'en', 'sorry', 'please', 'thanks', 'perdon', 'gracias', 'por', 'favor']);

/** Reads a message that does nothing but name items among `codes` (as the plan writes them), or all, or none. */
export function readItemChoice(text: string, codes: readonly string[]): ItemChoice | undefined {
  const folded = foldText(text.slice(0, 200));
  if (ALL.test(folded)) return { kind: 'all' };
  if (NONE.test(folded)) return { kind: 'none' };
  const byKey = new Map(codes.map((code) => [codeKey(code), code]));
  const named: string[] = [];
  for (const token of folded.split(/[\s,;&/]+/u).map((part) => part.replace(/^[("'#]+|[)"'.!]+$/gu, ''))) {
    const code = byKey.get(codeKey(token));
    if (code !== undefined) named.push(code);
    else if (token !== '' && !FILLER.has(token)) return undefined;
  }
  return named.length > 0 ? { kind: 'codes', codes: [...new Set(named)] } : undefined;
}
