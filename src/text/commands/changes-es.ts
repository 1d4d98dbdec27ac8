import { formatList } from '../format.js';
import type { en } from './changes-en.js';

/** Answers to commands that change something, in Spanish. */
export const es: typeof en = {
  refusedOwner: (code) => `No puedes cambiar a la persona responsable de ${code}.`,
  refusedCadence: (code) => `No puedes cambiar cada cuánto se revisa ${code}.`,
  refusedReport: (code) => `No puedes informar sobre ${code}.`,
  refusedSubscribe: 'No puedes suscribir un canal.',
  refusedDigest: 'No puedes publicar un resumen.',
  whoCan: (names) => `${names.length === 1 ? 'Puede' : 'Pueden'} hacerlo: ${formatList('es', names)}.`,
  andOthers: (count) => `${count} más`,
  askOwner: (name) => `${name} (responsable)`,
  nobodyCan: 'Nadie tiene todavía ese permiso: nombra a quien administre el plan con «throughline grant EMAIL steward».',

  owner: {
    done: (name, code, title) => `${name} responde ahora por ${code} ${title}.`,
    told: (name) => `Se avisó a ${name} en un mensaje directo.`,
    untold: (name) => `No se pudo relacionar a ${name} con nadie en el chat y no se le ha avisado.`,
    already: (name, code) => `${name} ya responde por ${code}.`,
    inactive: (name) => `${name} ya no está en activo y no puede recibir un punto.`,
    noticeNew: (by, code, title) => `${by} te pide responder por ${code} ${title}.`,
    noticeOpen: 'Una revisión espera respuesta ahora. Escribe cómo va o pulsa el botón.',
    noticeOld: (by, to, code, title) => `${by} pasó ${code} ${title} a ${to}. Ya no se te preguntará por ello. Gracias por tu trabajo.`,
    report: 'Informar',
  },

  cadence: {
    done: (code, title, words) => `${code} ${title} se revisa ahora así: ${words}.`,
    next: 'Próximas',
    noNext: 'No hay ninguna revisión prevista: el punto necesita una persona responsable y un plan en marcha.',
    notUnderstood: (words) => `No entendí «${words}».`,
    off: (code, title) => `${code} ${title} ya no se revisa.`,
    notice: (by, code, title, words) => `${by} cambió cada cuánto se te pregunta por ${code} ${title}: ${words}.`,
    noticeOff: (by, code, title) => `${by} puso fin a las revisiones de ${code} ${title}: ya no se te preguntará por ello.`,
  },

  unclear: (code) => `¿A qué punto te refieres con «${code}»? Escribe dos puntos después del código para aclararlo.`,
};
