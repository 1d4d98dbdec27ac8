import { es as asking } from '../asking/es.js';
import { counted, formatList, plural } from '../format.js';
import type { en } from './en.js';

const items = (count: number): string => counted('es', count, { one: 'punto', other: 'puntos' });

/** Answers to `/plan`, in Spanish. */
export const es: typeof en = {
  statuses: asking.statuses,
  kinds: { area: 'Área', goal: 'Meta', objective: 'Objetivo', action: 'Acción' },
  horizons: { 'year-end': 'Para fin de año', 'six-months': 'En seis meses', 'three-months': 'En tres meses', tomorrow: 'Mañana' },
  capacities: { steward: 'una persona administradora del plan', leader: 'alguien de la dirección', member: 'un miembro', owner: 'su responsable', deputy: 'una persona suplente', subscriber: 'quien se suscribió' },
  countOf: { 'on-track': 'en camino', 'at-risk': 'en riesgo', 'off-track': 'fuera de rumbo', done: 'terminados', 'not-started': 'sin empezar', unknown: 'sin noticias recientes' },
  countPart: (count, status) => `${count} ${status}`,
  items,
  onlyYou: 'Solo usted ve esto: personas de otras organizaciones pueden leer este canal.',
  nobody: 'nadie',
  someone: 'alguien que ya no está',
  noOwner: 'aún sin responsable',

  columns: { item: 'Punto', status: 'Estado', owner: 'Responsable', who: 'Quién', when: 'Cuándo', items: 'Puntos', waitingFor: 'Se espera a', lastWord: 'Última noticia', standing: 'Desde', next: 'Próxima revisión' },

  paging: {
    position: (page, pages, total) => `Página ${page} de ${pages}, ${total} en total`,
    previous: 'Página anterior',
    next: 'Página siguiente',
  },

  plan: {
    none: 'Todavía no hay ningún plan en marcha.',
    noneHint: 'Quien administra el plan lo importa y lo pone en marcha.',
    unknown: (code) => `No hay ningún plan «${code}».`,
    which: 'Hay más de un plan. ¿A cuál se refiere?',
    whichHint: (command) => `O agréguelo al comando: ${command} --plan CÓDIGO`,
    paused: 'Este plan está en pausa: por ahora no se pregunta a nadie.',
    draft: 'Este plan aún no ha empezado: no se pregunta a nadie.',
  },

  find: {
    none: (words) => `No encontré nada llamado «${words}» en este plan.`,
    noneHint: 'Pruebe con un código como 2.b o con unas palabras del título. «estado» muestra todo el plan.',
    unclear: (words) => `¿A cuál se refiere con «${words}»?`,
    notUnit: 'Eso es una unidad; nombre un punto, por favor.',
    noPerson: (words) => `No conozco a nadie llamado «${words}» en este plan.`,
    noUser: 'No pude relacionar a esa persona con nadie de este plan. Quien administra el plan puede revisar su correo.',
    outsider: (name) => `${name} es de fuera (un invitado, de otra organización o un programa) y no puede ser una persona del plan.`,
    whoIsUser: (name) => `Todavía no conozco a ${name}. ¿Quién del plan es?`,
    whoIsOutsider: (name) => `${name} está como invitado o es de otra organización, y para mí es alguien de fuera. Si le da acceso, podrá ver y hacer lo mismo que la persona que usted elija. ¿Quién del plan es?`,
    whichPerson: (words) => `¿A quién se refiere con «${words}»?`,
  },

  status: {
    plan: (title) => `Cómo va el plan: ${title}`,
    summary: (name, counts) => `${name}: ${counts}.`,
    chart: 'Puntos por estado',
    empty: 'Aquí todavía no hay nada.',
    since: (date, who) => `desde el ${date}, según ${who}`,
    stale: (status, date) => `lo último fue «${status}» el ${date}; hace demasiado para contar`,
    never: 'aún sin informes',
    noted: (date) => `última nota: ${date}`,
  },

  facts: {
    owner: 'Responsable',
    deputies: 'Suplentes',
    unit: 'Unidad',
    next: 'Próxima revisión',
    openCheck: 'Espera respuesta',
    openSince: (who, date) => `${who}, se le preguntó el ${date}`,
    lapsed: 'Sin respuesta',
    lapsedOn: (who, date) => `${who}, a la revisión del ${date}`,
    needs: 'Necesita',
    needFrom: (whom) => `preguntar a ${whom}`,
    needAt: (where) => `de ${where}`,
    blockers: 'Lo que frena',
    noNext: 'ninguna prevista',
    plus: 'más',
    because: 'Porque',
    weWill: 'Haremos',
    impact: 'Efecto previsto',
    why: 'Por qué',
    success: 'Criterios de éxito',
    aim: 'Propósito',
    milestones: 'Hitos',
    nextMilestone: 'Próximo hito',
    competencies: 'Competencias',
    evidenceAsked: 'Evidencia que se pide',
    milestoneBy: (text, date) => `${text} (para el ${date})`,
    reached: (text, date) => `${text} — alcanzado el ${date}`,
  },

  /** As a prompt says it. */
  measure: {
    none: asking.prompt.noReading,
    startsFrom: asking.prompt.startsFrom,
    on: asking.prompt.valueOn,
    target: asking.prompt.target,
    targetBy: asking.prompt.targetBy,
    change: (value) => `${value} desde la medición anterior`,
    noChange: 'sin cambios desde la medición anterior',
    value: 'Valor',
    targetLine: 'Meta',
  },

  mine: {
    heading: 'Sus puntos',
    headingOf: (name) => `Puntos de ${name}`,
    none: 'Usted no responde por ningún punto de este plan.',
    noneOf: (name) => `${name} no responde por ningún punto de este plan.`,
    summary: (total, open) =>
      open === 0 ? `Usted responde por ${items(total)}; nada le espera.` : `Usted responde por ${items(total)}; ${counted('es', open, { one: 'revisión le espera', other: 'revisiones le esperan' })}.`,
    summaryOf: (name, total) => `${name} responde por ${items(total)}.`,
    waiting: (date) => `espera su respuesta desde el ${date}`,
    next: (date) => `próxima revisión ${date}`,
    report: 'Informar',
    reportOn: (code) => `Informar sobre ${code}`,
    deputy: 'como suplente',
  },

  atRisk: {
    heading: 'En riesgo y fuera de rumbo',
    none: 'Nada figura en riesgo ni fuera de rumbo.',
    reported: (date) => `informado el ${date}`,
    summary: (offTrack, atRisk) =>
      formatList('es', [offTrack > 0 ? `${offTrack} fuera de rumbo` : '', atRisk > 0 ? `${atRisk} en riesgo` : ''].filter((part) => part !== '')),
  },

  attention: {
    heading: 'Necesita atención',
    none: 'Nada necesita atención por ahora.',
    summary: (count) => `${items(count)} ${plural('es', count, { one: 'necesita', other: 'necesitan' })} atención.`,
    'off-track': 'fuera de rumbo',
    'needs-help': (what) => `aún necesita: ${what}`,
    asked: (who, date) => `se preguntó a ${who} el ${date} y no ha respondido`,
    lapsed: (who, date) => `${who} no respondió a la revisión del ${date}`,
    stale: (date) => `el último estado es del ${date}: hace demasiado para contar`,
    unknown: 'nadie ha informado todavía',
    unowned: 'nadie ha informado todavía y no tiene responsable',
    milestone: (text, date) => `hito del ${date} sin alcanzar: ${text}`,
  },

  overdue: {
    heading: 'Esperan respuesta',
    none: 'Todas las revisiones tienen respuesta.',
    summary: (count) => `${counted('es', count, { one: 'punto espera', other: 'puntos esperan' })} respuesta.`,
    asked: (who, date) => `${who}, se le preguntó el ${date}`,
    lapsed: (who, date) => `${who}, sin respuesta a la revisión del ${date}`,
    again: (date) => `se volvió a preguntar el ${date}`,
  },

  evidence: {
    heading: (code) => `Evidencia de ${code}`,
    none: (code) => `Todavía no hay nada archivado en ${code}.`,
    summary: (code, count) => `${counted('es', count, { one: 'evidencia', other: 'evidencias' })} de ${code}.`,
    by: (who, date) => `${who}, ${date}`,
    wrote: (author, date) => `escrito por ${author}, ${date}`,
    kept: (by) => `guardado por ${by}`,
    kinds: { text: 'Nota', link: 'Enlace', file: 'Archivo', message: 'Mensaje', reading: 'Medición' },
    readingOn: (name, value, date) => `${name}: ${value} el ${date}`,
    copied: 'hay una copia guardada',
    noCopy: {
      'too-large': 'sin copia: es más grande de lo que se copia',
      'type-refused': 'sin copia: los archivos de este tipo no se copian',
      'file-gone': 'sin copia: se borró de donde estaba',
      'file-not-shared': 'sin copia: no tengo permiso para leerlo',
      'file-elsewhere': 'sin copia: está guardado en otro sitio, aquí solo está el enlace',
      'file-unreadable': 'sin copia: no se pudo leer',
      'taken-back': 'sin copia: se retiró antes de copiarlo',
      'given-up': 'sin copia: no se pudo traer, por más que lo intenté',
    },
  },

  history: {
    heading: (code) => `Historial de ${code}`,
    none: (code) => `Todavía no ha pasado nada con ${code}.`,
    summary: (code, count) => `${counted('es', count, { one: 'entrada', other: 'entradas' })} en el historial de ${code}.`,
    report: (who, status) => `${who} informó: ${status}`,
    note: (who) => `${who} dejó una nota`,
    late: 'tarde',
    edited: (who, status) => `${who} cambió el informe: ${status}`,
    editedNote: (who) => `${who} cambió la nota`,
    retracted: (who) => `${who} retiró un informe`,
    restored: (who) => `${who} repuso un informe`,
    taken: 'retirado después',
    asked: (who, on) => `Se preguntó a ${who} (revisión del ${on})`,
    reminded: (who) => `Se le recordó a ${who}`,
    lapsed: (who, on) => `${who} no respondió a la revisión del ${on}`,
    passed: (on) => `La revisión del ${on} pasó sin preguntarse`,
    excused: (on) => `La revisión del ${on} se omitió`,
    owner: (by, to) => `${by} nombró responsable a ${to}`,
    ownerFrom: (by, from, to) => `${by} pasó el punto de ${from} a ${to}`,
    cadence: (by, words) => `${by} cambió cada cuánto se revisa: ${words}`,
    milestoneReached: (by, horizon) => `${by} marcó un hito como alcanzado (${horizon})`,
    milestoneOpen: (by, horizon) => `${by} marcó un hito como no alcanzado (${horizon})`,
    commandLine: 'Quien administra el plan',
  },

  calendar: {
    heading: 'Las próximas cuatro semanas',
    none: 'No hay ninguna revisión prevista en las próximas cuatro semanas.',
    summary: (checks, messages) => `${counted('es', checks, { one: 'revisión', other: 'revisiones' })} en ${counted('es', messages, { one: 'mensaje', other: 'mensajes' })} durante las próximas cuatro semanas.`,
    work: 'El calendario del plan',
    closed: 'Días cerrados',
    closedOn: (name, unit, from, to) => (from === to ? `${from}: ${name} (${unit})` : `${from} – ${to}: ${name} (${unit})`),
    moved: (from) => `en vez del ${from}`,
  },

  links: { history: 'Historial', evidence: 'Evidencia', details: 'Detalles', status: 'Estado' },
};
