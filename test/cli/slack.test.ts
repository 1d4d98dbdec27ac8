import { expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { readConfig } from '../../src/config.js';
import { recordingIo } from '../support/recording-io.js';

/** A command line that needs no database. */
async function run(argv: readonly string[], settings: Record<string, string> = {}, language: 'en' | 'es' = 'en') {
  const { io, printed } = recordingIo({ text: '', language });
  const code = await runProgram(argv, {
    io,
    config: readConfig(settings),
    now: () => Promise.reject(new Error('asked for the time')),
    version: '1',
    doctor: async () => 0,
    withCore: () => Promise.reject(new Error('opened the database')),
    afterChange: async () => undefined,
  });
  return { code, ...printed };
}

test('the manifest over Socket Mode, over HTTP, and as the settings say', async () => {
  expect(JSON.parse((await run(['slack', 'manifest', '--socket'])).out.join('\n'))).toMatchObject({ settings: { socket_mode_enabled: true } });
  const address = { settings: { event_subscriptions: { request_url: 'https://plan.example.org/slack/events' }, socket_mode_enabled: false } };
  expect(JSON.parse((await run(['slack', 'manifest', '--url', 'https://plan.example.org/'])).out.join('\n'))).toMatchObject(address);
  expect(JSON.parse((await run(['slack', 'manifest'], { PUBLIC_URL: 'https://plan.example.org' })).out.join('\n'))).toMatchObject(address);
  expect((await run(['slack', 'manifest', '--socket', '--yaml'])).out.join('\n')).toMatch(/^ +should_escape: true$/m);
});

test('without a way in, or with an address that Slack cannot reach, it says what to give', async () => {
  expect(await run(['slack', 'manifest'])).toMatchObject({ code: 1, out: [], err: [expect.stringContaining('--socket')] });
  expect(await run(['slack', 'manifest', '--url', 'http://plan.example.org'], {}, 'es')).toMatchObject({ code: 1, err: ['Esa no es una dirección pública: dé https:// y un nombre, sin ruta.'] });
});
