import { counted, plural } from '../format.js';
import type { en } from './life-en.js';

/** Starting and pausing a plan, in Spanish. */
export const es: typeof en = {
  refused: { start: 'Usted no puede poner en marcha un plan.', pause: 'Usted no puede poner en pausa un plan.' },
  previewOf: (title) => `Antes de poner en marcha «${title}»`,
  between: (from, to) => `Esto se enviaría del ${from} al ${to}.`,
  count: (questions, people) => `${counted('es', questions, { one: 'pregunta', other: 'preguntas' })} a ${counted('es', people, { one: 'persona', other: 'personas' })}.`,
  nothingDue: 'No hay nada previsto en estos días.',
  localTimes: 'Las horas son las del lugar de cada persona.',
  allMatched: 'Cada responsable tiene su cuenta en el chat.',
  unmatched: (count) => `${counted('es', count, { one: 'responsable no tiene', other: 'responsables no tienen' })} cuenta en el chat, así que no se ${plural('es', count, { one: 'le', other: 'les' })} preguntaría:`,
  unmatchedHint: 'El correo del plan debe ser el que usan en el chat.',
  more: (count) => `${count} más`,
  start: 'Poner en marcha el plan',
  startOf: (title) => `Poner en marcha «${title}»: desde ahora se pregunta a cada responsable`,
  started: (title) => `«${title}» está en marcha. Desde ahora se pregunta a cada responsable.`,
  startedHint: '«pausar» lo detiene de inmediato.',
  calendar: 'Calendario',
  runningAlready: (title) => `«${title}» ya está en marcha.`,
  pausing: (title) => `Poner en pausa «${title}» lo detiene de inmediato: no se pregunta, recuerda ni publica nada más.`,
  closes: (count) => `${counted('es', count, { one: 'pregunta que espera respuesta se cierra', other: 'preguntas que esperan respuesta se cierran' })}, sin culpa para nadie.`,
  pause: 'Poner en pausa el plan',
  pauseOf: (title) => `Poner en pausa «${title}»: no se pregunta ni se publica nada más`,
  paused: (title) => `«${title}» está en pausa: no se pregunta, recuerda ni publica nada más.`,
  pausedHint: 'Lo que la gente responda se archiva igualmente.',
  notRunning: (title) => `«${title}» no está en marcha, así que no hay nada que pausar.`,
  startAgain: 'Poner en marcha…',
};
