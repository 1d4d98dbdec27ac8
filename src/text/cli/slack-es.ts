import type { SlackFeature } from '../slack/features.js';
import { counted } from '../format.js';
import type { SlackCliTexts } from './slack-en.js';

const COSTS: Readonly<Record<SlackFeature, string>> = {
  installation: 'no se sabe cuándo se quita la aplicación',
  sending: 'no se puede enviar ninguna revisión, recordatorio ni resumen',
  commands: '/plan y los atajos no hacen nada',
  home: 'la pestaña Inicio queda vacía',
  'direct-messages': 'no se oye lo que la gente contesta en palabras',
  people: 'no se puede reconocer a nadie por su correo ni saber su zona horaria o idioma',
  files: 'los archivos adjuntos no se pueden leer ni copiar',
  mentions: 'nombrar al bot en un canal no hace nada',
  channels: 'no se advierte cuándo un canal cambia de nombre, se archiva o se abandona',
  'look-up': 'tras una caída, un mensaje en un canal puede publicarse dos veces',
};

export const slackEs: SlackCliTexts = {
  part: 'Slack',
  costs: COSTS,
  over: (kind) => (kind === 'http' ? 'los eventos llegan por HTTP, firmados' : 'los eventos llegan por Socket Mode; el token de la aplicación abre conexiones'),
  appToken: (reason) => `Slack rechaza SLACK_APP_TOKEN (${reason}). Cree un App-Level Token con el permiso connections:write en «Basic Information» y póngalo ahí.`,
  refusals: (counts) => `rechazado desde el inicio, sin leerlo: ${counts}. Si entre ello hay solicitudes de Slack, compare SLACK_SIGNING_SECRET con «Basic Information» en la configuración de la app, y la hora de esta máquina con la real.`,
  refusalReasons: { missing: 'sin firma', stale: 'con firma de más de cinco minutos', mismatch: 'con firma incorrecta', 'other-app': 'para otra app' },
  noneYet: 'todavía no está instalado en ningún espacio de trabajo: haga un enlace con `throughline slack install-link`',
  fine: (name, workspace) => `${name} (${workspace}): responde; se concedió todo lo necesario`,
  scopesUntold: (name, workspace) => `${name} (${workspace}): responde; no dice qué se concedió`,
  optional: (name, scope, cost) => `${name} no concedió ${scope}, que se puede omitir: ${cost}`,
  missing: (name, scope, cost) => `${name} no concedió ${scope}: ${cost}. Ponga en los ajustes de la aplicación el manifiesto que imprime \`throughline slack manifest\` y reinstálela.`,
  refused: (name, reason) => `${name}: Slack rechaza el token del bot (${reason}). Instale otra vez la aplicación y ponga el token nuevo en los ajustes. Hasta entonces no se envía nada ahí, y nada se pierde.`,
  silent: (name, reason) => `${name}: Slack no respondió (${reason}). Compruebe que esta máquina llega a https://slack.com; lo que espera saldrá entonces.`,
  unsealed: (name) => `${name}: su token no se puede abrir. Vuelva a poner en TOKEN_KEYS la clave con que se selló, o instale ahí otra vez la aplicación.`,
  orgWide: (name) => `${name}: SLACK_BOT_TOKEN es de toda una organización Enterprise Grid. Instale la aplicación en un espacio de trabajo o defina SLACK_CLIENT_ID y SLACK_CLIENT_SECRET.`,
  lookUp: 'antes de enviar otra vez un mensaje tras una caída, se pregunta a Slack si ya está (im:history; en canales channels:history y groups:history). Una aplicación que se vende fuera del Marketplace de Slack puede preguntarlo una vez por minuto; una propia no tiene ese límite.',
  command: {
    whereTo: 'Diga cómo llegan los eventos de Slack: --url https://… (su dirección pública) o --socket (sin dirección).',
    badUrl: 'Esa no es una dirección pública: dé https:// y un nombre, sin ruta.',
    notMany: 'Los enlaces son para muchos espacios de trabajo: defina SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, PUBLIC_URL y TOKEN_KEYS. Con SLACK_BOT_TOKEN el espacio se conecta al arrancar.',
    noKeys: 'No hay con qué sellar: defina TOKEN_KEYS.',
    link: (organization, until) => `Quien puede instalar aplicaciones en el espacio de Slack de ${organization} abre esta dirección, una vez, antes del ${until}:`,
    noWorkspaces: 'Todavía no hay ningún espacio de Slack.',
    states: { active: 'conectado', removed: 'ya no conectado' },
    workspace: (name, workspace, organization, state) => `${name} (${workspace}), de ${organization}: ${state}`,
    reason: (code) => `porque ${code}`,
    held: (until) => `no se envía nada antes del ${until}`,
    refusedBlocks: (types) => `se muestra en forma sencilla: ${types}`,
    rotated: (count, key) => `${counted('es', count, { one: 'token sellado', other: 'tokens sellados' })} de nuevo con la clave ${key}. Las claves viejas se pueden quitar de TOKEN_KEYS cuando todos los procesos tengan la lista nueva.`,
  },
};
