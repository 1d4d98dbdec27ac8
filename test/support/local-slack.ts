import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureLocalSlack, localSlackProgram } from '../../scripts/local-slack.mjs';

/** The workspace of the tests, invented. */
export const LAKE = {
  workspace: 'T0LAKE',
  app: 'A0PLAN',
  botUser: 'U0PLAN',
  botToken: 'xoxb-lake-1',
  appToken: 'xapp-lake-1',
  signingSecret: 'a-signing-secret-of-the-tests',
  ana: 'U0ANA',
  ben: 'U0BEN',
  channel: 'C0LEAD',
} as const;

export interface SlackUserSeed {
  readonly id: string;
  readonly name: string;
  readonly real_name: string;
  readonly email: string;
  readonly tz: string;
  readonly is_bot?: boolean;
}

export interface SlackSeed {
  /** Another workspace than `LAKE`, with the token of the bot there. */
  readonly workspace?: { readonly id: string; readonly name: string; readonly botToken: string };
  readonly users?: readonly SlackUserSeed[];
  readonly channels?: readonly { readonly id: string; readonly name: string; readonly members: readonly string[]; readonly is_private: boolean }[];
}

const USERS: readonly SlackUserSeed[] = [
  { id: LAKE.ana, name: 'ana', real_name: 'Ana Ortiz', email: 'ana@example.org', tz: 'America/Chicago', is_bot: false },
  { id: LAKE.ben, name: 'ben', real_name: 'Ben Hale', email: 'ben@example.org', tz: 'America/Denver', is_bot: false },
];
const CHANNELS = [{ id: LAKE.channel, name: 'leaders', members: [LAKE.botUser, LAKE.ana, LAKE.ben], is_private: false }];

export interface LocalSlack {
  /** Where it is, such as `http://127.0.0.1:4000`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A Slack workspace on a free port. With `requestUrl` it sends signed requests there, without it waits for a socket. */
export async function startLocalSlack({ requestUrl, seed = {} }: { readonly requestUrl?: string; readonly seed?: SlackSeed }): Promise<LocalSlack> {
  const fault = ensureLocalSlack();
  if (fault !== undefined) throw new Error(fault);
  const folder = await mkdtemp(join(tmpdir(), 'local-slack-'));
  const config = join(folder, 'workspace.json');
  await writeFile(config, JSON.stringify(configOf(requestUrl, seed)));
  const child = spawn(localSlackProgram, ['--config', config, '--port', '0', '--base-host', '127.0.0.1', '--files-dir', join(folder, 'files')], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    return {
      url: await addressOf(child),
      async stop() {
        await end(child);
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await end(child);
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function configOf(requestUrl: string | undefined, { users = USERS, channels = CHANNELS, workspace = { id: LAKE.workspace, name: 'Lakeshore Schools', botToken: LAKE.botToken } }: SlackSeed) {
  const mode = requestUrl === undefined ? { mode: 'socket' } : { mode: 'events', requestUrl };
  return {
    workspace: { name: workspace.name, domain: workspace.name.split(' ')[0]?.toLowerCase(), teamId: workspace.id },
    apps: [{ appId: LAKE.app, botUserId: LAKE.botUser, botName: 'throughline', botToken: workspace.botToken, appToken: LAKE.appToken, signingSecret: LAKE.signingSecret, ...mode }],
    users,
    channels: channels.map((channel) => ({ topic: '', purpose: '', ...channel })),
    emojis: {},
  };
}

/** Reads the port it took from what it prints. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const read = (chunk: Buffer): void => {
      said += chunk.toString();
      const [, url] = /Web API base:\s+(http:\/\/[^\s/]+)\/api/u.exec(said) ?? [];
      if (url !== undefined && said.includes('local-slack is running')) resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The Slack workspace ended with ${code ?? 'a signal'} before it ran:\n${said}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
