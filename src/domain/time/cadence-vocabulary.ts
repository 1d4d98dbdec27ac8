import type { Weekday } from './rule.js';

/** What a word of a cadence can mean. One grammar reads English and Spanish: only the words differ. */
export type CadenceToken =
  | { readonly type: 'every' }
  | { readonly type: 'other' }
  | { readonly type: 'unit'; readonly unit: CadenceUnit; readonly times: number }
  | { readonly type: 'adverb'; readonly unit: CadenceUnit; readonly times: number }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'ordinal'; readonly value: number }
  | { readonly type: 'weekday'; readonly days: readonly Weekday[] }
  | { readonly type: 'month'; readonly month: number }
  | { readonly type: 'times'; readonly value: number }
  | { readonly type: 'times-word' }
  | { readonly type: 'school' }
  | { readonly type: 'and' }
  | { readonly type: 'filler' };

export type CadenceUnit = 'day' | 'week' | 'month' | 'year' | 'term';

type Entry = readonly [token: CadenceToken, spellings: string];

const unit = (name: CadenceUnit, times = 1): CadenceToken => ({ type: 'unit', unit: name, times });
const adverb = (name: CadenceUnit, times = 1): CadenceToken => ({ type: 'adverb', unit: name, times });
const weekday = (...days: readonly Weekday[]): CadenceToken => ({ type: 'weekday', days });

const ENTRIES: readonly Entry[] = [
  [{ type: 'every' }, 'every each cada todos todas todo toda'],
  [{ type: 'other' }, 'other alternate alternating alterno alterna alternos alternas'],
  [{ type: 'and' }, 'and & y e plus'],
  [{ type: 'filler' }, 'on the of in per by for a an al del de los las el la en por check checks checked'],
  [{ type: 'school' }, 'school working work open business escolar escolares lectivo lectivos lectiva lectivas habil habiles laborable laborables'],
  [{ type: 'times-word' }, 'times time x veces vez'],
  [{ type: 'times', value: 1 }, 'once'],
  [{ type: 'times', value: 2 }, 'twice'],
  [{ type: 'times', value: 3 }, 'thrice'],

  [unit('day'), 'day days dia dias'],
  [unit('week'), 'week weeks semana semanas'],
  [unit('week', 2), 'fortnight fortnights quincena quincenas'],
  [unit('month'), 'month months mes meses'],
  [unit('month', 2), 'bimestre bimestres'],
  [unit('month', 3), 'quarter quarters trimestre trimestres'],
  [unit('month', 4), 'cuatrimestre cuatrimestres'],
  [unit('month', 6), 'semestre semestres half-year'],
  [unit('year'), 'year years ano anos curso cursos'],
  [unit('term'), 'term terms trimester trimesters semester semesters periodo periodos lapso lapsos'],

  [adverb('day'), 'daily diario diaria diariamente'],
  [adverb('week'), 'weekly semanal semanales semanalmente'],
  [adverb('week', 2), 'fortnightly biweekly bi-weekly quincenal quincenales quincenalmente'],
  [adverb('month'), 'monthly mensual mensuales mensualmente'],
  [adverb('month', 2), 'bimestral bimestrales bimestralmente'],
  [adverb('month', 3), 'quarterly trimestral trimestrales trimestralmente'],
  [adverb('month', 4), 'cuatrimestral cuatrimestrales'],
  [adverb('month', 6), 'semiannual semiannually semi-annual semi-annually biannual biannually half-yearly semestral semestrales semestralmente'],
  [adverb('year'), 'yearly annually annual anual anuales anualmente'],
  [adverb('term'), 'termly'],

  [weekday('MO'), 'mo mon monday mondays lun lunes'],
  [weekday('TU'), 'tu tue tues tuesday tuesdays martes'],
  [weekday('WE'), 'we wed weds wednesday wednesdays mie mier miercoles'],
  [weekday('TH'), 'th thu thur thurs thursday thursdays jue jueves'],
  [weekday('FR'), 'fr fri friday fridays vie viernes'],
  [weekday('SA'), 'sa sat saturday saturdays sab sabado sabados'],
  [weekday('SU'), 'su sun sunday sundays dom domingo domingos'],
  [weekday('MO', 'TU', 'WE', 'TH', 'FR'), 'weekday weekdays'],

  ...numbered('month', [
    'jan january ene enero',
    'feb february febrero',
    'mar march marzo',
    'apr april abr abril',
    'may mayo',
    'jun june junio',
    'jul july julio',
    'aug august ago agosto',
    'sep sept september septiembre setiembre',
    'oct october octubre',
    'nov november noviembre',
    'dec december dic diciembre',
  ]),
  // Spanish eleven, "once", is English for one time: eleven is written in digits.
  ...numbered('number', ['one un una uno', 'two dos', 'three tres', 'four cuatro', 'five cinco', 'six seis', 'seven siete', 'eight ocho']),
  ...numbered('number', ['nine nueve', 'ten diez', 'eleven', 'twelve doce'], 9),
  ...numbered('ordinal', [
    'first primer primero primera primeros',
    'second segundo segunda segundos',
    'third tercer tercero tercera',
    'fourth cuarto cuarta',
    'fifth quinto quinta',
    'sixth sexto sexta',
  ]),
  [{ type: 'ordinal', value: -1 }, 'last ultimo ultima'],
  [{ type: 'ordinal', value: -2 }, 'penultimate penultimo penultima'],
];

function numbered(type: 'month' | 'number' | 'ordinal', spellings: readonly string[], from = 1): Entry[] {
  return spellings.map((list, index): Entry => [type === 'month' ? { type, month: from + index } : { type, value: from + index }, list]);
}

/** Every word that a cadence may use, folded. */
export const CADENCE_WORDS: ReadonlyMap<string, CadenceToken> = new Map(
  ENTRIES.flatMap(([token, spellings]) => spellings.split(' ').map((spelling) => [spelling, token] as const)),
);
