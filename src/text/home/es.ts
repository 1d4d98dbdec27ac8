import { counted } from '../format.js';
import type { HomeTexts } from './en.js';

/** The page that a chat platform keeps for each person, in Spanish. */
export const es: HomeTexts = {
  heading: 'Su parte del plan',
  summary: (name, open) => `${name}, ${counted('es', open, { one: 'revisión espera', other: 'revisiones esperan' })} su respuesta.`,
  waiting: 'Espera su respuesta',
  nothing: 'Ahora mismo nada espera su respuesta.',
  moreWaiting: (count) => `${counted('es', count, { one: 'revisión más espera', other: 'revisiones más esperan' })}: «/plan mis» las muestra todas.`,
  report: 'Informar avances',
  away: { 7: 'Fuera una semana', 14: 'Fuera dos semanas' },
  awayUntil: (date) => `Está fuera hasta el ${date}, incluido: hasta entonces no se le pregunta.`,
  awayOpen: 'Está fuera hasta que diga que ya volvió.',
  back: 'Ya volví',
  items: 'Sus puntos',
  noItems: 'Usted no responde por ningún punto de un plan.',
  moreItems: (count) => `${counted('es', count, { one: 'punto más', other: 'puntos más' })}: «/plan mis» los muestra todos.`,
  next: 'Próximas fechas',
  onDay: (day, items) => `${day}: ${items}`,
  plan: (title) => `De un vistazo: ${title}`,
  parts: 'Cómo va cada parte',
  details: 'Detalles',
  atRisk: 'En riesgo',
  overdue: 'Sin respuesta',
  undelivered: 'Sin entregar',
};
