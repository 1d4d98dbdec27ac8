import { counted } from '../format.js';
import type { ScheduleTexts } from './en.js';

export const es: ScheduleTexts = {
  columns: ['Local', 'Zona', 'UTC', 'Punto', 'Persona', 'Por qué se movió'],
  none: 'En ese tiempo no saldría ningún aviso.',
  count: (count) => `${counted('es', count, { one: 'aviso', other: 'avisos' })}.`,
  reasons: { 'closed-day': 'día cerrado', 'after-break': 'repartido después de un receso', 'skipped-time': 'el cambio de hora salta su hora' },
  moved: (from, because, reason) => (because === reason ? `del ${from}: ${reason}` : `del ${from}: ${reason} (${because})`),
  badDate: (text) => `«${text}» no es una fecha. Escríbala como año-mes-día, por ejemplo 2026-09-14.`,
  upsideDown: (from, to) => `El tiempo del ${from} al ${to} termina antes de empezar. Intercambie las dos fechas.`,
  tooLong: (days) => `Son más de ${days} días. Pida un tiempo más corto.`,
};
