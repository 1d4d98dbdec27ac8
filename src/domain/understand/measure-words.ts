import { currencyOf, type Currency } from './numbers.js';
import type { MeasureContext } from './types.js';

/**
 * What schools measure, by the words for it in both languages: a plan in English is answered in
 * Spanish, and the other way round. A measure owns the concepts that its name or key names.
 * Patterns over folded words, at word edges.
 */
const CONCEPTS: Readonly<Record<string, string>> = {
  attendance: 'attendance|attending|ada|asistencia',
  absence: 'chronic(?:ally)?|absen(?:ce|ces|t|tee|tees|teeism)|abs|ausentismo|absentismo|inasistencias?|ausencias?|cronic[oa]?s?',
  referral: 'referrals?|odrs?|write ?ups?|office visits|reportes?(?! de (?:avance|progreso))|remision(?:es)?|partes?|derivacion(?:es)?|incidentes?|incidents?',
  suspension: 'suspensions?|suspended|suspension(?:es)?|suspendid[oa]s?',
  expulsion: 'expulsions?|expulsion(?:es)?',
  gap: 'gaps?|disparit(?:y|ies)|disproportionality|brechas?|disparidad(?:es)?',
  vacancy:
    'vacanc(?:y|ies)|openings?|unfilled|(?:open|empty|vacant|unfilled|teaching) (?:teaching )?(?:posts?|positions?|jobs?|spots?|slots?)|' +
    '(?:posts?|positions?|jobs?|spots?)(?: are| is| still)* (?:open|empty|vacant|unfilled)|posts?|vacantes?|plazas?|puestos?|(?<=\\d (?:still ' +
    ')?)(?:open|empty|vacant)|to fill|sin cubrir|por cubrir|por contratar|por llenar',
  retention: 'kept|stay(?:ed|ing)?|se qued(?:o|aron|an)|retention|retain(?:ed|ing)?|retencion|permanencia',
  turnover: 'turnover|attrition|rotacion',
  spent:
    'spent|spend(?!ing plan)|spending|expended|disbursed|drawn down|out the door|gastad[oa]s?|gasto|gastos|gastar|gastamos|gastaron|ejecutad[oa]s?|' +
    'ejercid[oa]s?|erogad[oa]s?|dolares',
  enrolled:
    'enrol(?:l)?(?:ed|ment|ments|ling)?|sign(?:ed)?[- ]?ups?|signed up|registered|inscri(?:t[oa]s?|pcion|pciones)|matriculad[oa]s?|matricula|' +
    'apuntad[oa]s?',
  reading: 'reading|readers?|read|literacy|lectura|leen?|leyendo|lectores|lector',
  math: 'math(?:s|ematics)?|matematicas?|algebra|numeracy',
  writing: 'writing|escritura|redaccion',
  science: 'science|ciencias?',
  english: 'english|ingles|elpac|ell?s|access',
  graduation: 'graduat(?:e|ed|es|ing|ion)|grads?|graduacion|graduad[oa]s?|egreso|eficiencia terminal',
  dropout: 'drop-?outs?|desercion|abandono',
  feelings: 'positive(?:ly)?|feel(?:ing|ings|s)?|felt|sentimientos?|sient(?:e|en)|sentirse|positiv[oa]s?',
  belonging: 'belong(?:ing|s)?|connected(?:ness)?|pertenencia',
  safety: 'safe(?:ty|r)?|segur[oa]s?|seguridad',
  satisfaction: 'satisf(?:ied|action)|satisfaccion|satisfech[oa]s?',
  engagement: 'engage(?:d|ment)|participation|participat(?:e|ed|ing)|participacion|involucramiento',
  proficiency: 'proficien(?:t|cy)|pass(?:ing)? rate|aprobad[oa]s?|aprobacion|dominio|logro|mastery|benchmark',
  growth: 'growth|crecimiento',
  training: 'train(?:ed|ing|ings)|certified|certification|pd|capacitad[oa]s?|capacitacion(?:es)?|certificad[oa]s?|formacion',
  college: 'college|universidad|university|fafsa|applications?',
  credit: 'credits?|creditos?',
  coverage: 'coverage|cobertura',
  visits: 'visits?|visitas?',
  volunteers: 'volunteers?|voluntari[oa]s?',
  devices: 'devices?|laptops?|chromebooks?|tablets?|dispositivos?|computadoras?',
  bullying: 'bullying|acoso',
  homework: 'homework|tareas?',
  meals: 'meals?|lunch(?:es)?|breakfast(?:s)?|comidas?|desayunos?',
  tutoring: 'tutoring|tutorias?',
  response: 'response rate|responded|answered|tasa de respuesta|respondieron|contestaron',
};
const GRADES: readonly (readonly [number, string])[] = [
  [0, 'kinder(?:garten)?|kindergarteners?|preescolar|pre-?k'], [1, 'first|1st|1er|primero|primer'], [2, 'second|2nd|segundo'], [3, 'third|3rd|3er|tercer[oa]?'], [4, 'fourth|4th|4to|cuarto'],
  [5, 'fifth|5th|5to|quinto'], [6, 'sixth|6th|6to|sexto'], [7, 'seventh|7th|septimo'], [8, 'eighth|8th|octavo'], [9, 'ninth|9th|noveno|freshm[ae]n'], [10, 'tenth|10th|decimo|sophomores?'], [11, 'eleventh|11th|undecimo|juniors?'], [12, 'twelfth|12th|duodecimo|seniors?'],
];
/** Too common to tell one measure from another. */
const COMMON = new Set('average daily percent percentage rate total number count students student teachers teacher staff about with from school schools per month monthly week year annual level level: office money grant every each the and for that their course courses program programs score scores index ratio survey quarter semester promedio porcentaje tasa numero alumnos estudiantes maestros docentes escuela escuelas mensual anual indice curso cursos dinero grado grade graders por para los las del que con nivel meses'.split(' '));
const PEOPLE_UNIT = /^(?:students?|alumn[oa]s?|estudiantes?|pupils?|learners?|families|familias|teachers?|maestr[oa]s?|docentes|people|personas|participants?|children|kids|ninos)$/u;
const PEOPLE_NOUN: Readonly<Record<'students' | 'families' | 'teachers' | 'people', string>> = {
  students: 'students?|kids?|pupils?|learners?|children|alumn[oa]s?|estudiantes?|nin[oa]s|chic[oa]s|chav[oa]s|jovenes', families: 'famil(?:y|ies)|familias?|parents|padres|papas', teachers: 'teachers?|maestr[oa]s?|docentes?|profesor(?:es|as)?', people: 'people|personas|participants?|participantes',
};

/** A measure with the words it is known by. */
export interface KnownMeasure {
  readonly measure: MeasureContext;
  readonly kind: 'percent' | 'money' | 'count' | 'ratio';
  readonly words: RegExp | null;
  /** Nouns that its unit counts: "248 kids". */
  readonly unitNoun: RegExp | null;
  readonly grade: number | null;
  readonly perMonth: boolean;
  /** The money it is counted in; null where it is none or its unit names none. */
  readonly currency: Currency | null;
}

const edge = (patterns: readonly string[], flags: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, flags);
const CONCEPT_PATTERNS = Object.values(CONCEPTS).map((pattern) => ({ pattern, test: edge([pattern], 'u') }));
const GRADE_PATTERNS = GRADES.map(([grade, pattern]) => ({ grade, test: edge([`(?:${pattern})(?: grade(?:rs?)?)?`, ...(grade > 0 ? [`grade ${grade}`, `${grade}\\.?[ºª°](?: grado)?`, `grado ${grade}`] : [])], 'u') }));

/** Learns a measure's words from its name, key and unit. `foldName` is the name as folded text. */
export function knowMeasure(measure: MeasureContext, foldName: (name: string) => string): KnownMeasure {
  const name = foldName(`${measure.name} ${measure.key.replace(/[-_.]/gu, ' ')}`.slice(0, 400));
  const unit = foldName(measure.unit.slice(0, 60));
  const concepts = CONCEPT_PATTERNS.filter(({ test }) => test.test(name)).map(({ pattern }) => pattern);
  const own = [...name.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word).filter((word) => (word.length >= 4 || isAcronym(word, measure.name)) && !COMMON.has(word) && !/^\d+$/u.test(word) && gradesIn(word).size === 0);
  const kind: KnownMeasure['kind'] = /^(?:%|percent|percentage|por ?ciento|porcentaje|pct)/u.test(unit) ? 'percent' : /^(?:usd|eur|mxn|gbp|cop|ars|[$€£]|dollars?|dolares|pesos|euros|money|dinero)/u.test(unit) ? 'money' : /^(?:ratio|razon|index|indice|rate|tasa|times|score|points|puntos)/u.test(unit) ? 'ratio' : 'count';
  const patterns = [...concepts, ...own, ...(kind === 'ratio' ? ['ratio', 'razon'] : [])];
  const people = PEOPLE_UNIT.test(unit) ? unitPeople(unit) : null;
  return {
    measure, kind, currency: kind === 'money' ? currencyOf(unit) : null,
    words: patterns.length === 0 ? null : edge(patterns, 'gu'),
    unitNoun: people === null ? null : edge([people], 'u'),
    grade: [...gradesIn(name)][0] ?? null,
    perMonth: /(?<!\p{L})(?:per|a|each|by|por|al|cada) (?:month|mes)(?!\p{L})|monthly|mensual/u.test(name),
  };
}

function isAcronym(word: string, name: string): boolean {
  return word.length >= 2 && new RegExp(`(?<![\\p{L}\\p{N}])${word.toUpperCase()}(?![\\p{L}\\p{N}])`, 'u').test(name);
}

function unitPeople(unit: string): string {
  if (/^(?:famil|familias)/u.test(unit)) return PEOPLE_NOUN.families;
  if (/^(?:teacher|maestr|docente)/u.test(unit)) return PEOPLE_NOUN.teachers;
  return /^(?:people|personas|participant)/u.test(unit) ? PEOPLE_NOUN.people : PEOPLE_NOUN.students;
}

/** The school grades that folded words name. */
export function gradesIn(text: string): Set<number> {
  return new Set(GRADE_PATTERNS.filter(({ test }) => test.test(text)).map(({ grade }) => grade));
}

/** Whether folded words name a concept that none of the measures owns: "71 in belonging". */
export function namesOtherConcept(text: string, measures: readonly KnownMeasure[]): boolean {
  return CONCEPT_PATTERNS.some(({ test }) => {
    const match = test.exec(text);
    if (match === null) return false;
    return !measures.some(({ words }) => words !== null && [...match[0].matchAll(words)].length > 0);
  });
}

/** Words of any of the measures, to tell that a sentence is about them; null where none has words. */
export function wordsOfAny(measures: readonly KnownMeasure[]): RegExp | null {
  const sources = measures.flatMap(({ words }) => (words === null ? [] : [words.source]));
  return sources.length === 0 ? null : new RegExp(sources.join('|'), 'u');
}

/** Words that stand for the item itself: those of its measures and its title. */
export function wordsOfItem(title: string, measures: readonly KnownMeasure[]): RegExp | null {
  const ofTitle = [...title.slice(0, 400).matchAll(/[\p{L}]{4,}/gu)].map(([word]) => word).filter((word) => !COMMON.has(word));
  const sources = [...(ofTitle.length === 0 ? [] : [edge(ofTitle, 'u').source]), ...measures.flatMap(({ words }) => (words === null ? [] : [words.source]))];
  return sources.length === 0 ? null : new RegExp(sources.join('|'), 'u');
}
