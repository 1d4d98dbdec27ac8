import type { TeamsPackageCliTexts } from './teams-package-en.js';

export const teamsPackageEs: TeamsPackageCliTexts = {
  noAppId: 'Diga de qué bot es: --app-id con el «Id. de aplicación (cliente)» que muestra Azure, como 11111111-2222-3333-4444-555555555555; o ponga MICROSOFT_APP_ID.',
  noUrl: 'Diga dónde encuentra Teams a Throughline: --url https://… (su dirección pública), o ponga PUBLIC_URL.',
  badUrl: 'Esa no es una dirección pública: dé https:// y un nombre, sin ruta.',
  badPage: (option) => `${option} no es una página web: dé una dirección que empiece por https://`,
  badVersion: '--app-version son tres números con puntos, como 1.0.1.',
  badDeveloper: '--developer tiene de 1 a 32 caracteres.',
  written: (path, version) => `El paquete de la aplicación, versión ${version}, está en ${path}. Suba --app-version cuando lo cargue de nuevo.`,
  endpoint: (address) => `El punto de conexión de mensajería del bot en Azure es ${address}`,
  pages: (options) => `Teams muestra a todos las páginas de quien responde por la aplicación. No se dieron, así que llevan a la dirección pública, donde no hay página: ${options}`,
};
