import { z } from 'zod';
import type { DocumentCadence } from '../plan-document.js';
import { NO_CHECKS } from '../plan-document.js';
import { parseCadence } from '../time/cadence-words.js';
import { looksLikeRule } from '../time/parse-rule.js';
import { cleanLine } from './clean-text.js';
import type { FaultDetail } from './faults.js';
import { date, line, text, zone } from './leaf-types.js';
import { TRANSLATED, readTranslations, translations } from './translation-fields.js';

/** A cadence as read: its rule is known, its clock time and first day may still follow from the plan. */
export type CadenceInFile = 'none' | (Omit<DocumentCadence, 'at' | 'startsOn'> & Partial<Pick<DocumentCadence, 'at' | 'startsOn'>>);

const EXAMPLES = ['every 2 weeks on mon', 'monthly on the 2nd tuesday', 'quarterly', 'each term', 'FREQ=WEEKLY;BYDAY=MO', 'none'];

const inParts = z.strictObject({
  every: line('How often: `week`, `2 weeks`, `month`, `quarter`; or the whole cadence in words.').optional(),
  on: z
    .union([line('A day.'), z.array(line('A day.'))])
    .optional()
    .meta({ description: 'On which day, or a list of days: `mon`, `the 2nd tuesday`, `the last day`.' }),
  at: line("At what time, in the owner's time zone, such as 09:00. Unless said: the plan's, else 09:00.").optional(),
  term: line('When in each term, instead of `every`: such as `5 days before the end`.').optional(),
  until: line('The last date.').optional(),
  rule: line('A recurrence rule (RFC 5545), instead of the words.').optional(),
  starting: date("The first day; the plan's `starts` unless said, else the first day of the school year.").optional(),
  'time-zone': zone("A fixed time zone; the owner's unless said.").optional(),
  evidence: text('What the owner is asked for.').optional(),
  ...translations(TRANSLATED.cadence),
});
type CadenceParts = z.output<typeof inParts>;

/** How often owners are asked: in words, in parts, as a recurrence rule, or `none`. */
export const cadenceSchema = z
  .union([line('The cadence in words.').meta({ examples: EXAMPLES }), inParts])
  .transform((value, context): CadenceInFile => {
    const read = readCadence(typeof value === 'string' ? { every: value } : value);
    if (read === 'none' || 'rule' in read) return read;
    context.addIssue({ code: 'custom', params: { fault: read } });
    return z.NEVER;
  })
  .meta({
    description:
      'How often the owner is asked for evidence. An item without one is asked as often as the item above it, up to the plan; `none` switches an item off, not those under it.',
    examples: EXAMPLES,
  });

/** A cadence that only sets its clock time, zone or evidence has nothing to hang them on, so it is a fault. */
export function readCadence(parts: CadenceParts): CadenceInFile | FaultDetail {
  const { every, on, term, until, rule } = parts;
  if (every === undefined && on === undefined && term === undefined && rule === undefined) return { code: 'cadence-without-rule' };
  const said = rule ?? saidInWords(parts);
  const parsed = parseCadence({ every, on, at: parts.at, term, until, rule });
  if (!parsed.ok) {
    return { code: 'bad-cadence', value: said, problem: parsed.problem, ...(parsed.suggestion && { suggestion: parsed.suggestion }) };
  }
  if (parsed.cadence.rule === NO_CHECKS) return 'none';
  const again = parseCadence(said);
  const keepsWords = rule === undefined && !looksLikeRule(said) && again.ok && again.cadence.rule === parsed.cadence.rule && said !== again.cadence.rule;
  return {
    rule: parsed.cadence.rule,
    ...(parsed.cadence.at !== undefined && { at: parsed.cadence.at }),
    ...(parts.starting !== undefined && { startsOn: parts.starting }),
    ...(parts['time-zone'] !== undefined && { timeZone: parts['time-zone'] }),
    ...(parts.evidence !== undefined && { evidence: parts.evidence }),
    ...(keepsWords && { words: said }),
    translations: readTranslations(TRANSLATED.cadence, parts),
  };
}

/** The parts as one phrase that means the same, where there is one. */
function saidInWords({ every, on, term, until }: CadenceParts): string {
  const days = (typeof on === 'string' ? [on] : (on ?? [])).join(' and ');
  const rest = `${term === undefined ? '' : ` each term ${term}`}${days === '' ? '' : ` on ${days}`}${until === undefined ? '' : ` until ${until}`}`;
  const plain = cleanLine(`${every ?? ''}${rest}`);
  return COUNTED.test(plain) && parseCadence(`every ${plain}`).ok ? `every ${plain}` : plain;
}

/** What stands after `every:` and needs its "every" back to be a phrase. */
const COUNTED = /^(?:\d|(?:two|three|four|other|second|third|day|weekday|school day|working day|week|month|quarter|term|year)\b)/i;
