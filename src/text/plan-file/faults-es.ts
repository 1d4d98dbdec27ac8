import type { CadenceProblem, CadenceProblemCode } from '../../domain/time/rule.js';
import type { Shape, ThingKind, YamlProblem } from '../../domain/plan-file/faults.js';
import { describeCadence } from '../cadence/describe-cadence.js';
import { lineQuotes } from './fault-texts.js';
import type { FaultTexts } from './fault-texts.js';
import { THINGS_ES } from './things-es.js';

const quoted = lineQuotes('es');

const SHAPES: Readonly<Record<Shape, string>> = { text: 'un texto', list: 'una lista', map: 'claves con valores' };

const YAML: Readonly<Record<YamlProblem, { readonly what: string; readonly mend: string }>> = {
  tab: { what: 'Esta línea empieza con un tabulador.', mend: 'Use espacios: dos por nivel.' },
  indentation: { what: 'Esta línea no encaja con las de arriba.', mend: 'Alinéela con sus vecinas, dos espacios por nivel, y escriba «clave: valor» en cada línea.' },
  unclosed: { what: 'Aquí o antes se abre una comilla o un corchete que no se cierra.', mend: 'Ciérrelo, o ponga todo el texto entre comillas.' },
  'colon-in-text': { what: 'Esta línea tiene un segundo signo de dos puntos y no se sabe dónde empieza el texto.', mend: 'Ponga el texto entre comillas: title: "Lectura: un plan".' },
  'reserved-character': { what: 'Un texto no puede empezar con este carácter.', mend: 'Ponga el texto entre comillas.' },
  escape: { what: 'Hay una barra invertida entre comillas dobles que no significa nada.', mend: "Use comillas simples ('…') o escriba la barra dos veces." },
  'two-documents': { what: 'Aquí empieza un segundo documento (---).', mend: 'Deje un solo plan en cada archivo.' },
  'unknown-alias': { what: 'Un asterisco remite a algo que no existe, o a sí mismo.', mend: 'Escriba el texto completo, o póngalo entre comillas si el asterisco forma parte de él.' },
  'odd-key': { what: 'Esto no puede ser una clave.', mend: 'Use una de las claves de un archivo de plan, seguida de dos puntos.' },
  tag: { what: 'No se entiende una palabra que empieza con un signo de exclamación.', mend: 'Ponga el texto entre comillas.' },
  other: { what: 'Esto no es YAML válido.', mend: 'Compárelo con los planes de ejemplo, o abra el archivo en un editor que revise YAML.' },
};

const CADENCE: Readonly<Record<CadenceProblemCode, (problem: CadenceProblem) => string>> = {
  empty: () => 'no dice nada',
  'too-long': () => 'es demasiado larga',
  'unknown-word': ({ detail }) => `no se entiende la palabra ${quoted(detail)}`,
  'how-often': () => 'no dice cada cuánto',
  'two-frequencies': () => 'dice dos veces cada cuánto',
  'which-days': () => 'no dice con claridad qué días',
  ambiguous: () => 'puede significar más de una cosa',
  'bad-time': ({ detail }) => `${quoted(detail)} no es una hora`,
  'two-times': () => 'dice dos horas',
  'too-often': () => 'se pregunta como mucho una vez al día',
  'bad-interval': ({ detail }) => `el número de ${quoted(detail)} es demasiado grande o pequeño`,
  'bad-rule': ({ detail }) => `${quoted(detail)} no forma parte de una regla de repetición`,
  'no-such-date': ({ detail }) => `${quoted(detail)} no es una fecha`,
  'never-occurs': () => 'nunca se cumple',
};

const meant = (suggestion: string | undefined, otherwise: string): string => (suggestion === undefined ? otherwise : `¿Quiso decir ${quoted(suggestion)}?`);
const REFERENCES = {
  unit: 'Añádala a `units`, o use la clave de una que exista.',
  person: 'Añádala a `people` con su correo.',
  item: 'Use el código de un punto de este archivo.',
  competency: 'Añádala a `competencies`.',
};
const theThing = (what: ThingKind): string => THINGS_ES[what].the;

/** What is wrong with a plan file, in Spanish. */
export const faultsEs: FaultTexts = {
  'too-large': ({ bytes, max }) => ({ what: `El archivo tiene ${Math.ceil(bytes / 1024)} KB; un plan tiene como mucho ${Math.floor(max / 1024)} KB.`, mend: 'Revise que sea el archivo correcto, o divida el plan.' }),
  'empty-file': () => ({ what: 'El archivo está vacío.', mend: 'Empiece con uno de los planes de ejemplo.' }),
  'too-deep': () => ({ what: 'Aquí hay algo anidado a más de cien niveles.', mend: 'Revise que sea el archivo correcto y busque corchetes que no se cierran.' }),
  'too-many-values': ({ max }) => ({ what: `El archivo representa más de ${max} valores.`, mend: 'Escriba las cosas en lugar de repetirlas con alias (*).' }),
  yaml: ({ problem }) => YAML[problem],
  'repeated-key': ({ key }) => ({ what: `La clave ${quoted(key)} está dos veces en el mismo lugar.`, mend: 'Una las dos, o quite una.' }),
  'unknown-key': ({ key, suggestion, allowed }) => ({
    what: `Aquí no existe la clave ${quoted(key)}.`,
    mend: meant(suggestion, allowed.length > 0 ? `Use una de estas: ${allowed.join(', ')}.` : 'Quítela.'),
  }),
  missing: ({ key }) => ({ what: `Falta la clave ${quoted(key)}, o está vacía.`, mend: `Añada «${key}: …».` }),
  'wrong-shape': ({ expected, found }) => ({
    what: `Aquí debe haber ${expected.map((shape) => SHAPES[shape]).join(' o ')}; hay ${SHAPES[found]}.`,
    mend: expected.includes('list') ? 'Ponga cada entrada en su propia línea, empezando con «- ».' : expected.includes('map') ? 'Escriba «clave: valor», una línea para cada una.' : 'Escríbalo en una línea; entre comillas si lleva dos puntos.',
  }),
  'empty-text': () => ({ what: 'Aquí no hay texto visible.', mend: 'Escriba el texto, o quite la línea.' }),
  'empty-list': () => ({ what: 'La lista está vacía.', mend: 'Añada al menos una entrada.' }),
  'too-long': ({ max }) => ({ what: `El texto tiene más de ${max} caracteres.`, mend: 'Acórtelo; los textos largos van en `description` o `narrative`.' }),
  'not-one-of': ({ value, allowed, suggestion }) => ({ what: `${quoted(value)} no es uno de estos: ${allowed.join(', ')}.`, mend: meant(suggestion, 'Use uno de ellos.') }),
  'not-a-number': ({ value, suggestion }) => ({
    what: `${quoted(value)} no es un número.`,
    mend: suggestion === undefined ? 'Escriba cifras con punto decimal, sin unidad ni separadores: 93.4.' : `Escriba ${suggestion}.`,
  }),
  'out-of-range': ({ value, min, max }) => ({ what: `${quoted(value)} es demasiado pequeño o grande.`, mend: `Use un número de ${min} a ${max}.` }),
  'not-a-date': ({ value }) => ({ what: `${quoted(value)} no es una fecha.`, mend: 'Escriba año-mes-día: 2026-09-01.' }),
  'not-a-month': ({ value }) => ({ what: `${quoted(value)} no es un mes.`, mend: 'Escríbalo como año-mes, por ejemplo 2026-09.' }),
  'no-such-date': ({ value }) => ({ what: `El ${value} no existe en el calendario.`, mend: 'Revise la fecha.' }),
  'date-out-of-range': ({ value, from, to }) => ({ what: `${quoted(value)} queda demasiado lejos en el tiempo.`, mend: `Use un año entre ${from} y ${to}.` }),
  'unknown-zone': ({ value, suggestion }) => ({ what: `${quoted(value)} no es una zona horaria.`, mend: meant(suggestion, 'Use un nombre de la lista IANA, como America/Chicago.') }),
  'not-an-email': ({ value }) => ({ what: `${quoted(value)} no es un correo electrónico.`, mend: 'Escríbalo como nombre@example.org.' }),
  'not-a-link': ({ value }) => ({ what: `${quoted(value)} no es una dirección web.`, mend: 'Empiece con https://.' }),
  'not-a-currency': ({ value }) => ({ what: `${quoted(value)} no es una moneda.`, mend: 'Use sus tres letras, como USD o GBP.' }),
  'not-a-key': ({ value }) => ({ what: `${quoted(value)} no puede ser una clave.`, mend: 'Use letras y cifras con guiones entre ellas, 60 como mucho: north-high.' }),
  'not-a-code': ({ value }) => ({ what: `${quoted(value)} no puede ser el código de un punto.`, mend: 'Use como mucho 24 letras y cifras con puntos o guiones entre ellas: 2.b.' }),
  'not-working-days': ({ value }) => ({ what: `${quoted(value)} no son días de la semana.`, mend: 'Escriba mon-fri, o una lista: [mon, tue, thu].' }),
  'bad-cadence': ({ value, problem, suggestion }) => ({
    what: `No se entiende la cadencia ${quoted(value)}: ${CADENCE[problem.code](problem)}.`,
    mend: problem.code === 'bad-time' ? 'Escriba la hora como 09:00 o 14:30.' : meant(suggestion && describeCadence(suggestion.rule, suggestion.at, 'es'), 'Escríbala como «cada 2 semanas el lunes», «mensual el segundo martes», «each term», o como regla de repetición.'),
  }),
  'cadence-without-rule': () => ({ what: 'La cadencia no dice cada cuánto.', mend: 'Añada «every: 2 weeks», o «rule: FREQ=WEEKLY».' }),
  'no-first-day': () => ({ what: 'Nada dice desde qué día cuenta esta cadencia.', mend: 'Añada «starts: 2026-09-01» a `plan`, o «starting: 2026-09-01» a la cadencia.' }),
  'month-on-or-from-to': () => ({ what: 'No queda claro cuándo ocurre.', mend: 'Escriba «month:» para un mes, «on:» para un día, o «from:» y «to:» para varios.' }),
  'who-or-initials': () => ({ what: 'Tanto «who» como «initials» dicen quién lo hace.', mend: 'Deje «who» si es una de las personas del plan, «initials» si no lo es.' }),
  'either-on-or-from-to': () => ({ what: 'No queda claro qué días están cerrados.', mend: 'Escriba «on:» para un día, o «from:» y «to:» para varios.' }),
  'upside-down': ({ from, to }) => ({ what: `Esto termina el ${to}, antes de empezar el ${from}.`, mend: 'Intercambie las dos fechas, o corrija una.' }),
  'no-open-day': ({ name }) => ({ what: `El calendario de ${quoted(name)} está cerrado más de un año.`, mend: 'Revise sus días laborables y cerrados.' }),
  duplicate: ({ what, value, firstLine, derived }) => ({
    what: `Ya existe ${theThing(what)} ${quoted(value)}, en la línea ${firstLine}.`,
    mend: derived ? 'Dé a una de las entradas su propia «key:», o quite una.' : 'Cambie una de las entradas, o quite una.',
  }),
  unknown: ({ what, value, suggestion }) => ({ what: `No existe ${theThing(what)} ${quoted(value)} en este archivo.`, mend: meant(suggestion, REFERENCES[what]) }),
  'ambiguous-person': ({ value }) => ({ what: `Hay más de una persona que se llama ${quoted(value)}.`, mend: 'Use el correo en lugar del nombre.' }),
  cycle: ({ what, chain }) => ({ what: `${capital(theThing(what))} ${quoted(chain[0] ?? '')} quedaría debajo de sí: ${chain.map(quoted).join(' → ')}.`, mend: 'Cambie un «parent:».' }),
  'two-parents': ({ value, parent }) => ({ what: `Está anidado bajo ${quoted(parent)}, pero dice que su superior es ${quoted(value)}.`, mend: 'Quite «parent:», o mueva la entrada.' }),
  'visible-but-not-private': () => ({ what: 'Aquí se nombra quién puede ver un punto que ve todo el mundo.', mend: 'Añada «private: true», o quite «visible-to».' }),
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
