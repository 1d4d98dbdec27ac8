import { counted, ended, plural } from '../format.js';
import type { AskingTexts } from './en.js';

export const es: AskingTexts = {
  statuses: {
    'on-track': 'En camino',
    'at-risk': 'En riesgo',
    'off-track': 'Fuera de rumbo',
    done: 'Terminado',
    'not-started': 'Sin empezar',
    unknown: 'Sin noticias recientes',
  },
  prompt: {
    hello: (name) => `Hola, ${name}.`,
    intro: (count) => plural('es', count, { one: 'Toca una revisión de avance.', other: `Tocan ${counted('es', count, { one: 'revisión de avance', other: 'revisiones de avance' })}.` }),
    summary: (items) => `Revisión de avance: ${items}`,
    ask: '¿Cómo va? ¿Qué lo muestra?',
    evidence: (evidence) => `Lo que buscamos: ${evidence}`,
    lastReport: 'Último informe',
    noReport: 'ninguno todavía',
    target: (target) => `meta ${target}`,
    targetBy: (target, date) => `meta ${target} para el ${date}`,
    noReading: 'sin valor todavía',
    startsFrom: (value) => `sin valor todavía, partió de ${value}`,
    valueOn: (value, date) => `${value} el ${date}`,
    answered: 'Respondido. Gracias.',
    excused: 'Esta vez no hace falta.',
    snoozed: (when) => ended(`Volveré a preguntar ${when}`),
    handedOver: 'Otra persona responde este punto.',
    howTo: 'Responda aquí con sus propias palabras o use los botones. Basta una frase.',
    howToMany: (codes) => `Responda aquí con sus propias palabras, nombrando el punto (${codes}), o use los botones.`,
    write: 'Escribir un informe',
    snooze: 'Posponer',
    notMine: 'No es mío',
    statusFor: (status, item) => `${status}: ${item}`,
    buttonFor: (label, item) => `${label}: ${item}`,
    moved: { 'closed-day': 'Pasó aquí desde un día cerrado.', 'after-break': 'Repartido después del receso.' },
  },
  reminder: {
    intro: (count) => plural('es', count, { one: 'Un recordatorio amable: una revisión de avance aún le espera.', other: `Un recordatorio amable: ${counted('es', count, { one: 'revisión de avance', other: 'revisiones de avance' })} aún le esperan.` }),
    summary: (items) => `Recordatorio: ${items}`,
  },
};
