import type { DocumentCadence } from '../plan-document.js';
import { readCadence } from './cadence-schema.js';
import { given } from './given.js';
import { TRANSLATED, writeTranslations } from './translation-fields.js';

/** What a reader fills in where the cadence says nothing. */
interface Defaults {
  readonly at: string;
  readonly startsOn?: string | undefined;
}

/** A cadence as a file says it: in the plan's own words where they still mean its rule, else as the rule. */
export function writeCadence(cadence: DocumentCadence | 'none', defaults: Defaults): unknown {
  if (cadence === 'none') return 'none';
  const whole = spoken(cadence, defaults);
  const rest = given({
    starting: cadence.startsOn === defaults.startsOn ? undefined : cadence.startsOn,
    'time-zone': cadence.timeZone,
    evidence: cadence.evidence,
    ...writeTranslations(TRANSLATED.cadence, cadence.translations),
  });
  const { every, at, ...others } = whole;
  const isPhrase = every !== undefined && at === undefined && Object.keys({ ...others, ...rest }).length === 0;
  return isPhrase ? cadence.words : { ...whole, ...rest };
}

/** A cadence without words that do not say its rule any more: in the form that a file reads back. */
export function withTrueWords(cadence: DocumentCadence): DocumentCadence {
  const { words: _words, ...bare } = cadence;
  return 'every' in spoken(cadence, { at: cadence.at }) ? cadence : bare;
}

interface Spoken {
  readonly every?: string;
  readonly on?: string;
  readonly at?: string;
  readonly rule?: string;
}

/** The first way of saying it that reads back as the same cadence. */
function spoken({ words, rule, at }: DocumentCadence, defaults: Defaults): Spoken {
  const ways: Spoken[] = [];
  if (words !== undefined) {
    const phrase = words.replace(/^every\s+/i, '');
    const [, every, on] = /^(.+?) on (.+)$/.exec(phrase) ?? [];
    if (every !== undefined && on !== undefined) ways.push({ every, on });
    ways.push({ every: phrase }, { every: words });
  }
  for (const way of ways) {
    for (const said of at === defaults.at ? [way, { ...way, at }] : [{ ...way, at }, way]) {
      const read = readCadence(said);
      if (read !== 'none' && 'rule' in read && read.rule === rule && read.words === words && (read.at ?? defaults.at) === at) return said;
    }
  }
  return at === defaults.at ? { rule } : { rule, at };
}
