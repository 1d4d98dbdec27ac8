import { counted } from '../format.js';
import { doctorEs } from './doctor-es.js';
import type { CliTexts } from './en.js';
import { slackEs } from './slack-es.js';
import { teamsEs } from './teams-es.js';
import { teamsPackageEs } from './teams-package-es.js';

export const es: CliTexts = {
  doctor: doctorEs,
  slack: slackEs,
  teams: teamsEs,
  teamsPackage: teamsPackageEs,
  understand: {
    noItem: (code, codes) => `El plan no tiene el punto ${code}. Tiene: ${codes}.`,
    language: 'Idioma',
    kind: 'Tipo',
    kinds: { report: 'un informe', greeting: 'un saludo', thanks: 'un agradecimiento', acknowledgement: 'un acuse de recibo', question: 'una pregunta', 'small-talk': 'conversación' },
    status: 'Estado',
    noStatus: 'ninguno con certeza: el bot pregunta con botones',
    readings: 'Valores',
    links: 'Enlaces',
    blockers: 'Lo que frena',
    needs: 'Lo que hace falta',
    nothing: 'ninguno',
  },
  files: {
    unreadable: (path, code) => `No se puede leer el archivo ${path} (${code}). Revise su nombre y que usted pueda leerlo.`,
    notWritten: (path, code) => `No se puede escribir el archivo ${path} (${code}). Revise que su carpeta exista, que usted pueda escribir en ella y que el disco no esté lleno.`,
    tooLarge: (path, megabytes) => `El archivo ${path} tiene más de ${megabytes} MB, así que no es un plan ni un calendario. Revise que sea el archivo correcto.`,
    utf16: (path) => `El archivo ${path} está guardado como UTF-16 («Unicode»), no como UTF-8. Ábralo en su editor, elija «Guardar como», ponga la codificación UTF-8 e inténtelo otra vez.`,
    notUtf8: (path, line) => `El archivo ${path} no es UTF-8: la línea ${line} tiene letras de otra codificación, como Windows-1252 o Latin-1. Ábralo en su editor, elija «Guardar como», ponga la codificación UTF-8 e inténtelo otra vez.`,
  },
  progress: {
    opening: 'Abriendo la base de datos …',
    migrating: (count) => `Actualizando la base de datos: ${counted('es', count, { one: 'migración', other: 'migraciones' })} …`,
    starting: 'Iniciando …',
    server: 'El servidor en marcha se ocupa …',
    busy: 'Otro proceso de Throughline tiene la carpeta de datos y está ocupado; se le espera …',
    comparing: 'Leyendo el archivo y comparándolo con lo guardado …',
    importing: (count) => `Aplicando ${counted('es', count, { one: 'cambio', other: 'cambios' })} …`,
    seeding: (step) => `Distrito de ejemplo: ${{ plan: 'su plan', roles: 'sus funciones', digests: 'sus resúmenes', schedule: 'su calendario' }[step]} …`,
    clock: (now) => `El reloj del entorno de prueba avanza: ${now}`,
  },
  askIn: {
    where: { slack: 'en Slack', teams: 'en Teams', sandbox: 'en la página de prueba', anywhere: 'donde escribió por última vez' },
    person: (name, where) => `Desde ahora se pregunta a ${name} ${where}. Lo ya preguntado se queda donde está.`,
    everyone: (where) => `Desde ahora, a quien está en varias plataformas se le pregunta ${where}, salvo que haya elegido otra cosa. Lo ya preguntado se queda donde está.`,
    notThere: (name) => `${name} aún no está allí; mientras tanto se le pregunta en otro lugar.`,
  },
  try: {
    seeding: 'Preparando el distrito de ejemplo …',
    ready: (url) => `Throughline está en marcha. Abra ${url}`,
  },
  serve: {
    ready: (url) => `Throughline está en marcha. Abra ${url}`,
    readyNoPage: (url) => `Throughline está en marcha. Salud: ${url}/healthz`,
    databaseGone: (folder) => `La base de datos de ${folder} ya no responde, así que Throughline termina. Compruebe que haya espacio en el disco que la guarda e inícielo de nuevo; lo guardado sigue ahí.`,
  },
  errors: {
    diskFull: 'El disco que guarda los archivos de la base de datos está lleno, así que no se cambió nada. Libere espacio y ejecute la orden de nuevo.',
    unexpected: (code) => `Algo salió mal y no debía (${code}). No quedó nada a medias. Ejecute de nuevo con LOG_LEVEL=debug para saber más.`,
    unexpectedInServer: (code) => `Algo salió mal en el servidor en marcha y no debía (${code}). No quedó nada a medias. Su registro dice dónde, si se ejecuta con LOG_LEVEL=debug.`,
  },
};
