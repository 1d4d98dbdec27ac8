import { readFile } from 'node:fs/promises';
import type { TeamsOptions, TeamsPlaces } from '../../adapters/teams/teams.js';
import type { TeamsConfig } from '../config.js';
import { AppError } from '../errors.js';
import { createSealer } from '../seal.js';
import type { ChatAdapter } from './chats.js';

/** Teams, as the settings say. Microsoft's libraries are loaded when it is opened: nobody else waits for them. */
export function teamsAdapter(teams: TeamsConfig, places?: TeamsPlaces): ChatAdapter {
  return {
    name: 'teams',
    open: async ({ core, receive, ask, work, pace, log }) => {
      const { createTeams } = await import('../../adapters/teams/teams.js');
      const app = await teamsApp(teams);
      const { routes, ...opened } = createTeams({ ...(app && { app }), cloud: teams.cloud, store: core.store, receive, ask, work, sealer: createSealer(teams.tokenKeys), wallClock: core.wallClock, log, pace, ...(places && { places }) });
      return {
        platform: 'teams',
        chatFor: opened.chatFor,
        organizationOf: opened.organizationOf,
        home: opened.home,
        routes,
        ready: opened.ready,
        start: async (takes) => {
          opened.start(takes);
          return { stop: async () => opened.stop() };
        },
        refresh: opened.refresh,
        refused: opened.refused,
        close: () => Promise.resolve(),
      };
    },
  };
}

/** The app of the settings, its certificate read. Throws AppError `teams-certificate`. */
export async function teamsApp({ app }: Pick<TeamsConfig, 'app'>): Promise<TeamsOptions['app']> {
  if (!app) return undefined;
  const { credentials, ...rest } = app;
  if (credentials.type === 'managed-identity') return { ...rest, credentials };
  const { type, proof } = credentials;
  return { ...rest, credentials: { type, proof: proof.kind === 'secret' ? proof : { kind: 'certificate', pem: await readPem(proof.certificate) } } };
}

/** The text of a PEM file, or the text itself; newlines may have been written as backslash and n to fit one line. */
export async function readPem(given: string): Promise<string> {
  if (given.includes('-----BEGIN')) return given.replaceAll('\\n', '\n');
  try {
    return await readFile(given, 'utf8');
  } catch (cause) {
    throw new AppError('teams-certificate', 'The file that MICROSOFT_APP_CERTIFICATE names cannot be read. Name a PEM file that this user may read.', { cause });
  }
}
