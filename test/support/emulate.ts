import { createEmulator } from 'emulate';
import { z } from 'zod';
import { freePort } from './free-port.js';

/** A second Slack workspace, of other makers: it keeps metadata and checks scopes, but sends nothing to the bot. */
export interface EmulatedSlack {
  readonly url: string;
  readonly token: string;
  readonly botUser: string;
  readonly workspace: string;
  readonly ana: string;
  readonly channel: string;
  stop(): Promise<void>;
}

const TOKEN = 'xoxb-emulated-1';

/** Starts one on a free port; the bot has these scopes and is in the channel. */
export async function startEmulatedSlack({ scopes }: { readonly scopes: readonly string[] }): Promise<EmulatedSlack> {
  const emulator = await createEmulator({
    service: 'slack',
    port: await freePort(),
    seed: {
      tokens: { [TOKEN]: { login: 'throughline', scopes: [...scopes] } },
      slack: { team: { name: 'Lakeshore', domain: 'lakeshore' }, strict_scopes: true, users: [{ name: 'throughline', real_name: 'Throughline', email: 'bot@example.org' }, { name: 'ana', real_name: 'Ana Ortiz', email: 'ana@example.org' }], channels: [{ name: 'leaders' }] },
    },
  });
  const call = async (method: string): Promise<unknown> => (await fetch(`${emulator.url}/api/${method}`, { method: 'POST', headers: { authorization: `Bearer ${TOKEN}` } })).json();
  const { user_id: botUser, team_id: workspace } = z.looseObject({ user_id: z.string(), team_id: z.string() }).parse(await call('auth.test'));
  const { members } = z.looseObject({ members: z.array(z.looseObject({ id: z.string(), name: z.string() })) }).parse(await call('users.list'));
  const { channels } = z.looseObject({ channels: z.array(z.looseObject({ id: z.string(), name: z.string() })) }).parse(await call('conversations.list'));
  const idOf = (list: readonly { readonly id: string; readonly name: string }[], name: string): string => list.find((one) => one.name === name)?.id ?? '';
  return { url: emulator.url, token: TOKEN, botUser, workspace, ana: idOf(members, 'ana'), channel: idOf(channels, 'leaders'), stop: () => emulator.close() };
}
