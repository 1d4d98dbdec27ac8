import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { remoteIo } from '../../src/cli/remote-io.js';
import { readConfig } from '../../src/config.js';
import { recordingIo } from '../support/recording-io.js';

const APP = '11111111-AAAA-3333-4444-555555555555';

/** A command line that may open no database. */
async function run(argv: readonly string[], settings: Record<string, string> = {}, language: 'en' | 'es' = 'en', given?: Parameters<typeof runProgram>[1]['io']) {
  const { io, printed } = recordingIo({ language });
  const code = await runProgram(['teams', 'package', ...argv], {
    io: given ?? io,
    config: readConfig(settings),
    now: () => Promise.reject(new Error('asked for the time')),
    version: '1',
    doctor: async () => 0,
    withCore: () => Promise.reject(new Error('opened the database')),
    afterChange: async () => undefined,
  });
  return { code, ...printed };
}

const manifestIn = (zip: Uint8Array | undefined): unknown => JSON.parse(strFromU8(unzipSync(zip ?? new Uint8Array())['manifest.json'] ?? new Uint8Array()));

test('writes the package, and says where the bot’s events go and whose pages Teams will show', async () => {
  const { code, bytes, out, err } = await run(['--app-id', APP, '--url', 'https://plan.example.org/', '--out', 'app.zip']);
  expect([code, [...bytes.keys()]]).toEqual([0, ['app.zip']]);
  expect(manifestIn(bytes.get('app.zip'))).toMatchObject({ id: APP.toLowerCase(), version: '1.0.0', developer: { name: 'Throughline', privacyUrl: 'https://plan.example.org' } });
  expect(out).toEqual([expect.stringContaining('app.zip'), expect.stringMatching(/https:\/\/plan\.example\.org\/api\/messages$/)]);
  expect(err).toEqual([expect.stringMatching(/--website, --privacy,? and --terms$/)]);
});

const SET_UP = { PUBLIC_URL: 'https://plan.example.org', MICROSOFT_APP_ID: APP, MICROSOFT_TENANT_ID: APP, MICROSOFT_APP_SECRET: 's', TOKEN_KEYS: `k1:${Buffer.alloc(32).toString('base64')}` };

test('takes app and address from the settings, and everything else that Teams shows from the command', async () => {
  const own = ['--website', 'https://example.org', '--privacy', 'https://example.org/privacy', '--terms', 'https://example.org/terms', '--developer', 'Lakeshore Schools', '--app-version', '1.2.3'];
  const { code, bytes, err } = await run(['--out', 'app.zip', ...own], SET_UP);
  expect([code, err]).toEqual([0, []]);
  expect(manifestIn(bytes.get('app.zip'))).toMatchObject({ id: APP.toLowerCase(), version: '1.2.3', developer: { name: 'Lakeshore Schools', websiteUrl: 'https://example.org', privacyUrl: 'https://example.org/privacy', termsOfUseUrl: 'https://example.org/terms' } });
});

test('every fault at once, nothing written', async () => {
  const bad = ['--app-id', 'my-bot', '--url', 'http://plan.example.org', '--out', 'app.zip', '--app-version', '1', '--developer', 'x'.repeat(33), '--privacy', 'javascript:alert(1)'];
  const { code, bytes, out, err } = await run(bad, {}, 'es');
  expect([code, bytes.size, out]).toEqual([1, 0, []]);
  expect(err).toEqual([expect.stringContaining('--app-id'), expect.stringContaining('dirección pública'), expect.stringContaining('--app-version'), expect.stringContaining('--developer'), expect.stringContaining('--privacy')]);
  expect(await run(['--out', 'app.zip'])).toMatchObject({ code: 1, err: [expect.stringContaining('--app-id'), expect.stringContaining('PUBLIC_URL')] });
  expect((await run(['--app-id', APP])).code).toBe(2);
});

test('through a running server the bytes come through whole', async () => {
  const { io, output } = remoteIo({ argv: [], files: {}, confirmed: false, language: 'en', folder: '/' });
  await run(['--app-id', APP, '--url', 'https://plan.example.org', '--out', 'app.zip'], {}, 'en', io);
  const sent = output.find((part) => part.kind === 'bytes');
  expect(manifestIn(sent && Buffer.from(sent.base64, 'base64'))).toMatchObject({ id: APP.toLowerCase() });
});
