import { counted } from '../format.js';
import type { UndeliveredTexts } from './en.js';

const causes: Readonly<Record<string, string>> = {
  'not-matched': 'nadie en el chat tiene el correo de esta persona',
  'no-chat': 'su espacio de trabajo no está conectado',
  'workspace-gone': 'Throughline fue retirado de su espacio de trabajo',
  'user-gone': 'esta persona dejó el espacio de trabajo',
  'user-unreachable': 'esta persona no recibe mensajes de Throughline',
  'app-not-installed': 'la aplicación no está instalada para esta persona: quien administra Teams puede agregarla (Centro de administración de Teams, Aplicaciones de Teams, Directivas de configuración)',
  'channel-gone': 'el canal está archivado, se eliminó o ya no puedo verlo',
  'not-in-channel': 'no estoy en el canal',
  'channel-shared': 'personas de otras organizaciones leen el canal',
  'not-authorized': 'el espacio de trabajo no me lo permite; conéctelo de nuevo con todos los permisos',
  'message-refused': 'la plataforma de chat rechazó el mensaje',
  'stored-data-unreadable': 'lo guardado no tiene sentido',
};

/** What is said of messages that did not reach anybody, in Spanish. */
export const es: UndeliveredTexts = {
  command: {
    heading: 'Sin entregar',
    none: 'Todos los mensajes se entregaron.',
    summary: (count) => counted('es', count, { one: 'mensaje no se entregó.', other: 'mensajes no se entregaron.' }),
    row: (kind, who, date) => `${kind} para ${who}, ${date}`,
    waits: 'Espera, y saldrá cuando eso se arregle.',
    gaveUp: 'Ya no se intentará más.',
    onlyStewards: 'Solo quienes administran el plan ven lo que no se entregó.',
  },
  kinds: { prompt: 'Una pregunta', reminder: 'Un recordatorio', digest: 'Un resumen', playback: 'La respuesta a un informe', answer: 'Una respuesta', question: 'Una pregunta', notice: 'Un aviso' },
  causes,
  cause: (code) => `no se pudo enviar (${code})`,
  channel: (name) => `#${name}`,
  aChannel: 'un canal',
  privateChannel: 'un canal privado',
  someone: 'alguien',
  closed: {
    'not-in': (channel) => `Sin entregar: no estoy en ${channel}.`,
    archived: (channel) => `Sin entregar: ${channel} está archivado.`,
    shared: (channel) => `Sin entregar: personas de otras organizaciones leen ${channel}, así que no publico allí nada del plan.`,
    gone: (channel) => `Sin entregar: ${channel} se eliminó o ya no puedo verlo.`,
  },
  closedHow: {
    'not-in': 'Agrégueme, por favor: abra el canal y escriba «/invite @Throughline», o agrégueme entre sus miembros. Entonces publico lo que espera.',
    archived: 'Lo que espera se publica cuando el canal vuelva. Para un resumen en otro lugar, escriba «/plan suscribir aquí» en otro canal.',
    shared: 'Para resúmenes en otro lugar, escriba «/plan suscribir aquí» en un canal de su propia organización.',
    gone: 'Si es un canal privado, agrégueme: entonces publico lo que espera. Si ya no existe, escriba «/plan suscribir aquí» en otro canal.',
  },
  ended: (channel) => `${channel} se eliminó, así que terminan sus resúmenes.`,
  endedHow: 'Para resúmenes en otro lugar, escriba «/plan suscribir aquí» en otro canal.',
  workspaceLost: (name) => `Throughline fue retirado del espacio de trabajo ${name}.`,
  workspaceWaits: 'No se pierde nada: lo que iba a decirse allí espera hasta que se conecte de nuevo.',
  refused: (kind, who) => `Sin entregar: la plataforma de chat rechazó un mensaje (${kind.toLowerCase()}) para ${who}.`,
  noApp: (name) => `Sin entregar: la aplicación no está instalada. ${name} no tiene Throughline en Teams, y quizá otras personas tampoco.`,
  noAppHow: 'Quien administra Teams puede agregarla para todos: Centro de administración de Teams, Aplicaciones de Teams, Directivas de configuración, Aplicaciones instaladas. Entonces sale lo que espera.',
  look: '«/plan sin-entregar» muestra lo que no se entregó.',
  left: (name, items) => `${name} dejó el espacio de trabajo y responde por ${items}. Hasta que alguien lo asuma, no se pregunta a nadie.`,
  leftHow: (code) => `Para pasarlo a alguien: /plan responsable ${code} @persona`,
};
