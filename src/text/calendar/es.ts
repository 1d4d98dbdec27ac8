import { counted } from '../format.js';
import { lineQuotes } from '../plan-file/fault-texts.js';
import type { CalendarTexts } from './en.js';

const quoted = lineQuotes('es');

const at = (line: number | undefined): string => (line === undefined ? '' : ` (línea ${line})`);

/** What importing a unit's closed days says, in Spanish. */
export const es: CalendarTexts = {
  kinds: { break: 'receso', holiday: 'feriado', 'staff-only': 'solo personal' },
  difference: (unit, key, from, to) => `Lo que cambiaría en los días cerrados de ${quoted(unit)} (${key}) del ${from} al ${to}:`,
  noDifference: (unit, key, from, to) => `Nada que cambiar: ${quoted(unit)} (${key}) cierra del ${from} al ${to} como dice el archivo.`,
  days: (from, to) => (from === to ? from : `${from} – ${to}`),
  removedBut: (kept) => `sigue cerrado fuera de estos días: ${kept}`,
  andMore: (count) => `… y ${count} más`,
  counts: (added, changed, removed, unchanged) => `Nuevos: ${added}. Cambian: ${changed}. Se quitan: ${removed}. Siguen igual: ${unchanged}.`,
  leftOut: (count, reasons) => `${counted('es', count, { one: 'evento quedó', other: 'eventos quedaron' })} fuera: ${reasons}.`,
  reasons: {
    'has-a-time': (count) => `${count} con hora`,
    'school-is-open': (count) => `${count} cuyo nombre dice que hay clases`,
    cancelled: (count) => `${count} por cancelación`,
    'outside-window': (count) => `${count} en otras fechas`,
  },
  firstCalendar: (unit) => `${quoted(unit)} aún no tiene calendario. Recibe uno, con trabajo de lunes a viernes.`,
  ownCalendar: (unit, above) => `Hasta ahora ${quoted(unit)} sigue el calendario de ${quoted(above)}. Recibe uno propio, que empieza como copia; lo que cambie después en el de ${quoted(above)} ya no le llega.`,
  apply: '¿Aplicar estos cambios? [s/N]',
  notApplied: 'No se cambió nada. Añada --yes para aplicar sin que se le pregunte.',
  imported: (unit) => `Se importaron los días cerrados de ${quoted(unit)} y se calculó de nuevo a quién se pregunta y cuándo. No se envió nada.`,
  keepThem: 'Un archivo del plan que nombra días cerrados de esta unidad reemplaza estos al importarse: escríbalo antes de nuevo con `throughline export`.',

  faults: {
    tooLarge: 'El archivo es demasiado grande para un calendario escolar. Exporte solo los días cerrados.',
    noCalendar: 'El archivo no contiene ningún calendario: debería empezar con BEGIN:VCALENDAR. Expórtelo como iCalendar (.ics).',
    tooManyEvents: (count, most) => `El archivo del calendario tiene ${count} eventos; se leen ${most} como máximo. Exporte solo los días cerrados.`,
    tooManyRepeats: 'El archivo del calendario repite sus eventos demasiadas veces. Exporte solo los días cerrados.',
    endsBeforeItBegins: (name, from, to, line) => `El archivo del calendario${at(line)} tiene un evento, ${quoted(name)}, que termina el ${to}, antes de empezar el ${from}. Intercambie las dos fechas.`,
    noSuchDate: (name, date, line) => `El archivo del calendario${at(line)} tiene un evento, ${quoted(name)}, el ${date}, que no es una fecha. Revísela.`,
    unreadable: (line) => `El archivo del calendario${at(line)} no se puede leer. Expórtelo de nuevo como iCalendar (.ics) y compruebe que esté completo.`,
    notAWeekday: 'Un día laborable debe ser un día de la semana, del 1 (lunes) al 7 (domingo).',
    noWorkingDay: 'El calendario no tiene ningún día laborable. Indique al menos un día de la semana.',
    upsideDown: (name, from, to) => `${quoted(name)} termina el ${to}, antes de empezar el ${from}. Intercambie las dos fechas.`,
    noOpenDay: (from, to) => `El calendario no tendría ningún día abierto del ${from} al ${to}. Revise sus días laborables y cerrados.`,
  },

  badDate: (text) => `${quoted(text)} no es una fecha. Escríbala como año-mes-día, por ejemplo 2026-09-14.`,
  upsideDown: (from, to) => `El tiempo del ${from} al ${to} termina antes de empezar. Indique los dos días, con --from y --to.`,
  tooLong: (years) => `Son más de ${years} años. Importe un tiempo más corto.`,
  nothingClosed: (from, to) => `El archivo no tiene ningún día cerrado del ${from} al ${to}, así que no se cambió nada. Elija otros días con --from y --to, u otro archivo.`,
  tooMany: (count, most) => `El archivo tiene ${count} períodos cerrados en estos días; un calendario admite ${most} como máximo. Elija menos días con --from y --to, o exporte solo los días cerrados.`,
  changedMeanwhile: 'Otra persona cambió el calendario mientras usted miraba la diferencia. No se importó nada. Repita la importación para ver qué cambiaría ahora.',
  noUnits: 'Aún no hay ninguna unidad. Importe primero un plan: sus unidades pueden tener calendario.',
  noUnit: (key, near) => `No existe la unidad ${quoted(key)}. Parecidas: ${near.join(', ')}.`,
  noUnitNear: (key, known) => `No existe la unidad ${quoted(key)}. Existe: ${known}.`,
  noOrganization: (key, known) => `No existe la organización ${quoted(key)}. Existe: ${known}.`,
  whichOrganization: (key, known) => `Varias organizaciones tienen la unidad ${quoted(key)}. Diga cuál con --organization: ${known}.`,
};
