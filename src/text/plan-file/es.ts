import { counted } from '../format.js';
import type { PlanFileTexts } from './en.js';
import { lineQuotes } from './fault-texts.js';
import { faultsEs } from './faults-es.js';
import { THINGS_ES } from './things-es.js';

const quoted = lineQuotes('es');

const roles: PlanFileTexts['roles'] = { steward: 'responsable del plan', leader: 'dirección', member: 'miembro' };

/** What the commands about plans say, in Spanish. */
export const es: PlanFileTexts = {
  faults: faultsEs,
  things: THINGS_ES,
  changes: { added: 'nuevo', restored: 'vuelve', changed: 'cambia', moved: 'se mueve', retired: 'se retira', removed: 'se quita' },
  roles,
  faultCount: (count, file) => `${file} tiene ${counted('es', count, { one: 'falla', other: 'fallas' })}. No se importó nada.`,
  moreFaults: (count) => `… y ${counted('es', count, { one: 'falla más', other: 'fallas más' })}. Corrija primero estas.`,

  planIs: (title, code) => `${quoted(title)} (${code})`,
  newPlan: 'Un plan nuevo:',
  difference: 'Lo que cambiaría:',
  movedUnder: (from, to) => `de ${from ?? 'el nivel superior'} a ${to ?? 'el nivel superior'}`,
  movedPlace: (from, to) => `del lugar ${from} al lugar ${to}`,
  nothing: 'nada',
  andMore: (count) => `… y ${count} más`,
  retiredNote: 'Lo que se retira conserva sus informes y evidencias, y vuelve cuando el archivo lo nombra otra vez.',
  unowned: (codes) => `Aún no se pregunta por ellos, porque no tienen responsable: ${codes}.`,
  apply: '¿Aplicar estos cambios? [s/N]',
  setInChat: (date, by) => `(se fijó en el chat el ${date}${by === undefined ? '' : `, por ${by}`}; este archivo lo deshace)`,
  takesBack: (count) => `Este archivo deshace ${counted('es', count, { one: 'cambio hecho', other: 'cambios hechos' })} en el chat. Añada --keep-chat-changes para ${count === 1 ? 'conservarlo' : 'conservarlos'}.`,
  applyTakingBack: (count) => `¿Aplicar esto y deshacer ${counted('es', count, { one: 'cambio hecho', other: 'cambios hechos' })} en el chat? [s/N]`,
  keptChat: (count) => `${counted('es', count, { one: 'cambio hecho en el chat se conserva', other: 'cambios hechos en el chat se conservan' })}.`,
  nothingToChange: 'Nada que cambiar.',
  notApplied: 'No se cambió nada. Añada --yes para aplicar sin que se le pregunte.',
  imported: (code) => `Se importó ${code}. No se envió nada.`,
  draftNext: (code) => `El plan es un borrador. Nombre a su responsable con \`throughline grant CORREO steward\` y empiece con \`throughline start --plan ${code}\`.`,

  exported: (file) => `Escrito en ${file}.`,
  noPlans: 'Aún no hay ningún plan. Importe uno con `throughline import ARCHIVO`.',
  noPlan: (code, known) => `No existe el plan ${quoted(code)}. Existe: ${known}.`,
  whichPlan: (known) => `Hay varios planes. Diga cuál: ${known}.`,
  severalOrganizations: (known) => `La base de datos tiene varias organizaciones. Diga cuál con --organization: ${known}.`,
  unknownOrganization: (key, known) => `No existe la organización ${key}. Existe: ${known}.`,
  whichOrganization: (known) => `Varias organizaciones tienen esto. Diga cuál con --organization: ${known}.`,

  noTenant: 'Ningún inquilino de esta organización está conectado con Teams, o ninguno con ese Id. `throughline teams status` los muestra.',
  whichTenant: (ids) => `Esta organización tiene varios inquilinos. Añada --tenant con uno de: ${ids}.`,
  noOrganization: 'Aún no hay nadie. Importe primero un plan: sus personas pueden recibir funciones.',
  noPerson: (email, near) =>
    near.length > 0 ? `No hay nadie con el correo ${quoted(email)}. Parecidos: ${near.join(', ')}.` : `No hay nadie con el correo ${quoted(email)}. Añádalo a \`people\` en el archivo del plan e impórtelo.`,
  badRole: (role, known) => `${quoted(role)} no es una función. Use una de estas: ${known}.`,
  granted: (name, role) => `${name} tiene ahora la función: ${roles[role]}.`,
  hadRole: (name, role) => `${name} ya tenía la función: ${roles[role]}.`,

  stewardsOnly: (names) =>
    names.length > 0 ? `Solo puede hacerlo una persona responsable del plan: ${names.join(', ')}.` : 'Solo puede hacerlo una persona responsable del plan, y aún no hay ninguna. Nómbrela con `throughline grant CORREO steward`.',
  preview: (from, to) => `Lo que se enviaría del ${from} al ${to}:`,
  noPrompts: 'No toca nada en estos días.',
  promptRow: (local, zone, person, items) => `${local} ${zone}  ${person}  ${items}`,
  promptCount: (prompts, people) => `${counted('es', prompts, { one: 'pregunta', other: 'preguntas' })} a ${counted('es', people, { one: 'persona', other: 'personas' })}.`,
  unmatched: (people) => `Sin cuenta en el chat, así que no se les preguntaría: ${people.join(', ')}. Revise que el correo del plan sea el que usan en el chat.`,
  nobodyMatched: 'Nadie tiene aún cuenta en el chat, así que no se puede preguntar a nadie. Las personas se emparejan por su correo cuando Throughline está en marcha con un chat: `throughline serve`, en el entorno de prueba o con Slack configurado.',
  allMatched: 'Cada responsable tiene su cuenta en el chat.',
  begin: (title) => `¿Empezar ${quoted(title)}? Se preguntará a cada responsable desde ahora. [s/N]`,
  notStarted: 'No se empezó. Añada --yes para empezar sin que se le pregunte.',
  started: (title) => `${quoted(title)} está en marcha. Se pregunta a cada responsable desde ahora.`,
  startedUnheard: (title) => `${quoted(title)} está en marcha, pero no se pregunta a nadie hasta que las personas tengan cuenta en el chat.`,
  runningAlready: (title) => `${quoted(title)} ya está en marcha.`,
  paused: (title) => `${quoted(title)} está en pausa: no se pregunta ni se publica nada más. Las respuestas aún se reciben. Con \`throughline start\` continúa.`,
  notRunning: (title) => `${quoted(title)} no está en marcha, así que no hay nada que pausar.`,
};
