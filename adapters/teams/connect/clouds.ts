/** Microsoft's clouds in which Teams runs; `gcc` is the public one with places of its own in Teams. */
export const CLOUDS = ['public', 'gcc', 'gcc-high', 'dod'] as const;
export type Cloud = (typeof CLOUDS)[number];

/** Where a cloud keeps what a bot needs, and how it names itself. */
export interface CloudPlaces {
  /** Gives tokens; a tenant's id or name follows. */
  readonly login: string;
  /** The tenant that gives tokens to registrations that serve several tenants. */
  readonly sharedTenant: string;
  /** What a token to the Bot Connector is for. */
  readonly resource: string;
  /** Who signs what the Bot Connector sends. */
  readonly issuer: string;
  /** Tells where its keys are. */
  readonly openId: string;
  /** Hosts that serve conversations; one that begins with a dot stands for all beneath it. */
  readonly serviceHosts: readonly string[];
  /** Where Teams serves conversations until one of them tells. */
  readonly serviceUrl: string;
}

// learn.microsoft.com: Bot Framework, "Authenticate requests with the Bot Connector API" and "Configure your bot to run in
// the US Government clouds"; Microsoft Teams, "Send proactive messages", service URLs.
const PUBLIC: CloudPlaces = {
  login: 'https://login.microsoftonline.com',
  sharedTenant: 'botframework.com',
  resource: 'https://api.botframework.com',
  issuer: 'https://api.botframework.com',
  openId: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  serviceHosts: ['smba.trafficmanager.net', '.botframework.com'],
  serviceUrl: 'https://smba.trafficmanager.net/teams/',
};
const GOVERNMENT: Omit<CloudPlaces, 'serviceUrl'> = {
  login: 'https://login.microsoftonline.us',
  sharedTenant: 'MicrosoftServices.onmicrosoft.us',
  resource: 'https://api.botframework.us',
  issuer: 'https://api.botframework.us',
  openId: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  serviceHosts: ['.botframework.azure.us'],
};
const PLACES: Readonly<Record<Cloud, CloudPlaces>> = {
  public: PUBLIC,
  gcc: { ...PUBLIC, serviceHosts: [...PUBLIC.serviceHosts, 'smba.infra.gcc.teams.microsoft.com'], serviceUrl: 'https://smba.infra.gcc.teams.microsoft.com/teams/' },
  'gcc-high': { ...GOVERNMENT, serviceHosts: [...GOVERNMENT.serviceHosts, 'smba.infra.gov.teams.microsoft.us'], serviceUrl: 'https://smba.infra.gov.teams.microsoft.us/teams/' },
  dod: { ...GOVERNMENT, serviceHosts: [...GOVERNMENT.serviceHosts, 'smba.infra.dod.teams.microsoft.us'], serviceUrl: 'https://smba.infra.dod.teams.microsoft.us/teams/' },
};

export function placesOf(cloud: Cloud): CloudPlaces {
  return PLACES[cloud];
}
