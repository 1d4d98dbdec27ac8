import { ended, formatList } from '../format.js';
import type { en } from './changes-en.js';

/** Answers to commands that change something, in Spanish. */
export const es: typeof en = {
  refusedOwner: (code) => `Usted no puede cambiar a la persona responsable de ${code}.`,
  refusedCadence: (code) => `Usted no puede cambiar cada cuánto se revisa ${code}.`,
  refusedMilestone: (code) => `Usted no puede cambiar los hitos de ${code}.`,
  refusedReport: (code) => `Usted no puede informar sobre ${code}.`,
  refusedSubscribe: 'Usted no puede suscribir un canal.',
  refusedDigest: 'Usted no puede publicar un resumen.',
  whoCan: (names) => `${names.length === 1 ? 'Puede' : 'Pueden'} hacerlo: ${formatList('es', names)}.`,
  andOthers: (count) => `${count} más`,
  askOwner: (name) => `${name} (responsable)`,
  nobodyCan: 'Nadie tiene todavía ese permiso: nombre a quien administre el plan con «throughline grant EMAIL steward».',

  owner: {
    done: (name, code, title) => `${name} responde ahora por ${code} ${title}.`,
    matched: (user, name) => `Desde ahora sé que ${user} en el chat es ${name} del plan.`,
    told: (name) => `Se avisó a ${name} en un mensaje directo.`,
    untold: (name) => `No se pudo relacionar a ${name} con nadie en el chat y no se le ha avisado.`,
    already: (name, code) => `${name} ya responde por ${code}.`,
    inactive: (name) => `${name} ya no está en activo y no puede recibir un punto.`,
    noticeNew: (by, code, title) => `${by} le pide responder por ${code} ${title}.`,
    noticeOpen: 'Una revisión espera respuesta ahora. Escriba cómo va o pulse el botón.',
    noticeOld: (by, to, code, title) => `${by} pasó ${code} ${title} a ${to}. Ya no se le preguntará por ello. Gracias por su trabajo.`,
    report: 'Informar',
  },

  cadence: {
    done: (code, title, words) => ended(`${code} ${title} se revisa ahora así: ${words}`),
    next: 'Próximas',
    noNext: 'No hay ninguna revisión prevista: el punto necesita una persona responsable y un plan en marcha.',
    notUnderstood: (words) => `No entendí «${words}».`,
    off: (code, title) => `${code} ${title} ya no se revisa.`,
    notice: (by, code, title, words) => ended(`${by} cambió cada cuánto se le pregunta por ${code} ${title}: ${words}`),
    noticeOff: (by, code, title) => `${by} puso fin a las revisiones de ${code} ${title}: ya no se le preguntará por ello.`,
  },

  milestone: {
    none: (code) => `${code} no tiene hitos.`,
    which: (item) => `Los hitos de ${item}. ¿Cuál se ha alcanzado?`,
    markReached: (horizon) => `Alcanzado: ${horizon}`,
    reached: (item, text) => `Anotado: ${item} alcanzó «${text}».`,
    open: (item, text) => `Anotado: ${item} aún no ha alcanzado «${text}».`,
    alreadyReached: (text) => `«${text}» ya consta como alcanzado.`,
    alreadyOpen: (text) => `«${text}» no consta como alcanzado.`,
    takeBack: 'Deshacer',
  },

  unclear: (code) => `¿A qué punto se refiere con «${code}»? Escriba dos puntos después del código para aclararlo.`,
};
