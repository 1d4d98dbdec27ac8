import fc from 'fast-check';
import { rm } from 'node:fs/promises';
import { inboundSchema } from '../../../src/ports.js';
import { post, startSandbox, testBot } from '../../adapters/sandbox/sandbox-harness.js';
import { damagedOf, ODDITY } from '../../support/damaged-payloads.js';
import { fuzzed } from './fuzz.js';
import type { Outcomes } from './fuzz.js';

const act = { as: 'u-dana', page: 'p', nonce: 'a-nonce-of-the-tests', conversation: 'direct:u-dana' };
/** What the page sends, by where it goes. */
const REQUESTS: readonly (readonly [path: string, body: unknown])[] = [
  ['messages', { ...act, text: '1.a is on track', files: [] }],
  ['messages', { ...act, conversation: 'c-general', thread: 'm1', text: '@Throughline status 2' }],
  ['messages/edit', { as: act.as, nonce: act.nonce, conversation: act.conversation, message: 'm1', text: 'at risk' }],
  ['messages/delete', { as: act.as, conversation: act.conversation, message: 'm1' }],
  ['actions', { ...act, message: 'm1', action: 'status', value: 'on-track' }],
  ['profile', { as: act.as, nonce: act.nonce, name: 'Dana Whitfield', timeZone: 'America/Chicago', locale: 'en-US' }],
  ['forms', { as: act.as, open: 'f1', values: { status: 'on-track', note: 'Going well' }, files: { file: [] } }],
  ['forms/close', { as: act.as, open: 'f1' }],
  ['read', { as: act.as, conversation: act.conversation, seq: 1 }],
  ['clock', { as: act.as, to: 'day' }],
];
const REFUSALS: readonly number[] = [400, 403, 404, 409, 410, 413, 422];

/** Every request goes to the running sandbox as its page sends it. */
export async function fuzzSandbox(runs: number): Promise<Outcomes> {
  const bot = testBot();
  const running = await startSandbox({ receive: bot.receive });
  const request = fc.constantFrom(...REQUESTS).chain(([path, body]) => fc.record({ path: fc.constant(`/api/${path}`), body: fc.oneof({ weight: 6, arbitrary: damagedOf([body], fc.oneof(ODDITY, fc.constantFrom('u-rosa', 'c-leaders', 'direct:u-rosa'))).map((given) => JSON.stringify(given) ?? '') }, { weight: 1, arbitrary: fc.json() }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }) }));
  try {
    return await fuzzed(request, runs, async ({ path, body }) => {
      const { status, body: said } = await post(running.url, path, body);
      if (status === 200) return 'done';
      // A refusal says why.
      if (!REFUSALS.includes(status) || typeof said !== 'object' || said === null || !('error' in said)) throw new Error(`The page was answered ${status}: ${JSON.stringify(said)}`);
      return 'refused';
    }, () => {
      for (const inbound of bot.received.splice(0)) inboundSchema.parse(inbound);
      bot.offered.length = 0;
    });
  } finally {
    await running.stop();
    await rm(running.folder, { recursive: true, force: true });
  }
}
