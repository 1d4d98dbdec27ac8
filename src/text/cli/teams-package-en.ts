export const teamsPackageEn = {
  noAppId: 'Say whose bot it is: --app-id with the Application (client) ID that Azure shows, such as 11111111-2222-3333-4444-555555555555; or set MICROSOFT_APP_ID.',
  noUrl: 'Say where Teams reaches Throughline: --url https://… (your public address), or set PUBLIC_URL.',
  badUrl: 'That is no public address: give https:// and a host, and no path.',
  badPage: (option: string) => `${option} is no web page: give an address that begins with https://`,
  badVersion: '--app-version is three numbers with dots, such as 1.0.1.',
  badDeveloper: '--developer is 1 to 32 characters long.',
  written: (path: string, version: string) => `The app package, version ${version}, is in ${path}. Raise --app-version when you upload it anew.`,
  endpoint: (address: string) => `The bot’s messaging endpoint in Azure is ${address}`,
  pages: (options: string) => `Teams shows everyone the pages of whoever answers for the app. Not given, so they lead to the public address, where there is no page: ${options}`,
};
export type TeamsPackageCliTexts = typeof teamsPackageEn;
