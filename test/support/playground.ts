import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensurePlayground, playgroundProgram } from '../../scripts/playground.mjs';
import { BAY, chatOf, memberIdOf } from './bay.js';

/** A person as the Playground has them in its teams and chats. */
export interface PlaygroundPerson {
  /** Entra object id. */
  readonly user: string;
  readonly name: string;
  readonly email: string;
}

export interface PlaygroundWishes {
  /** Where it sends what people do. */
  readonly endpoint: string;
  /** Where the bot is told to send. */
  readonly serviceUrl: string;
  /** The one who sits before its page, and five others: it wants neither more nor fewer. */
  readonly people: readonly [PlaygroundPerson, PlaygroundPerson, PlaygroundPerson, PlaygroundPerson, PlaygroundPerson, PlaygroundPerson];
}

export interface Playground {
  readonly url: string;
  stop(): Promise<void>;
}

/** The people of the tests' tenant, and one more: it wants six. */
export const PLAYGROUND_PEOPLE: PlaygroundWishes['people'] = [
  { user: BAY.ana, name: 'Ana Lark', email: 'ana@bay.example' },
  { user: BAY.ben, name: 'Ben Hill', email: 'ben@bay.example' },
  { user: BAY.sue, name: 'Sue Field', email: 'sue@bay.example' },
  { user: BAY.gil, name: 'Gil Guest', email: 'gil@partner.example' },
  { user: BAY.eve, name: 'Eve Elsewhere', email: 'eve@other.example' },
  { user: '0a9a6f10-6666-4c1e-8b1d-2f3a4b5c6d06', name: 'Dev Rao', email: 'dev@bay.example' },
];

/** Where its people are. It tells its machine's zone as that of whoever acts, and people are asked by their own clock: in another zone they would be asked hours away from nine o'clock in the district. */
const ITS_ZONE = 'America/Chicago';
/** Long enough for a machine with a lot to do. */
const READY_MS = 60_000;

/** Microsoft 365 Agents Playground on a free port: Teams' own renderer of cards, a Bot Connector, one tenant. It connects to nothing but these addresses. */
export async function startPlayground({ endpoint, serviceUrl, people }: PlaygroundWishes): Promise<Playground> {
  const fault = ensurePlayground();
  if (fault !== undefined) throw new Error(fault);
  // It writes logs where it is started, and reads its settings there.
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  await writeFile(join(folder, '.m365agentsplayground.yml'), JSON.stringify(configOf(people)));
  const child = spawn(process.execPath, [playgroundProgram, 'start', '-e', endpoint, '-c', 'msteams', '-p', '0', '--su', serviceUrl, '--dt'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, TZ: ITS_ZONE, TEAMSAPPTESTER_BROWSER: 'none', APPLICATION_INSIGHTS_NO_STATSBEAT: 'true', APPLICATION_INSIGHTS_NO_DIAGNOSTIC_CHANNEL: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const url = await addressOf(child);
    await ready(url);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function configOf([first, ...others]: PlaygroundWishes['people']): unknown {
  const person = ({ user, name, email }: PlaygroundPerson) => {
    const [givenName = '', ...rest] = name.split(' ');
    return { id: memberIdOf(user), name, userPrincipleName: email, aadObjectId: user, givenName, surname: rest.join(' '), email };
  };
  return {
    version: '0.1.1',
    tenantId: BAY.tenant,
    bot: { id: BAY.bot, name: BAY.botName },
    currentUser: person(first),
    users: others.map(person),
    personalChat: { id: chatOf(first.user) },
    groupChat: { id: BAY.group, name: 'Planning' },
    team: { id: BAY.team, name: 'District', aadGroupId: '0d15741c-0000-4000-8000-000000000001', channels: [{ id: BAY.channel, name: 'leaders' }] },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const read = (chunk: Buffer): void => {
      said += chunk.toString();
      const [, port] = /Listening on (\d+)/u.exec(said) ?? [];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The Playground ended with ${code ?? 'a signal'} before it ran:\n${said}`)));
  });
}

/** It says that it listens before it has read its settings. */
async function ready(url: string): Promise<void> {
  const until = performance.now() + READY_MS;
  while (performance.now() < until) {
    const body: unknown = await fetch(`${url}/_internal/v1/config`).then((response) => (response.ok ? response.json() : undefined), () => undefined);
    if (typeof body === 'object' && body !== null && 'config' in body && Boolean(body.config)) return;
    await sleep(100);
  }
  throw new Error('The Playground did not get ready.');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
