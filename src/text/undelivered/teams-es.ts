import type { InTeamsTexts } from './teams-en.js';

/** What is said otherwise where a message was for Teams, in Spanish. */
export const inTeamsEs: InTeamsTexts = {
  causes: {
    'not-in-channel': 'Throughline no está en el equipo del canal ni en el chat: quien sea su propietario puede agregar la aplicación allí',
    'user-gone': 'Teams ya no conoce a esta persona',
    'user-unreachable': 'esta persona no recibe mensajes de Throughline, o lo bloqueó',
    'not-authorized': 'quien administra Teams bloqueó la aplicación (Centro de administración de Teams, Aplicaciones de Teams, Administrar aplicaciones)',
  },
  closedHow: {
    'not-in': 'Agrégueme, por favor: abra el equipo del canal, Administrar equipo, Aplicaciones, y agregue Throughline; en un chat, entre sus aplicaciones. Entonces publico lo que espera.',
    archived: 'Lo que espera se publica cuando el canal vuelva. Para un resumen en otro lugar, escriba «@Throughline suscribir aquí» en otro canal.',
    shared: 'Para resúmenes en otro lugar, escriba «@Throughline suscribir aquí» en un canal de su propia organización.',
    gone: 'Si todavía existe, agregue Throughline a su equipo: entonces publico lo que espera. Si ya no existe, escriba «@Throughline suscribir aquí» en otro canal.',
  },
  endedHow: 'Para resúmenes en otro lugar, escriba «@Throughline suscribir aquí» en otro canal.',
};
