import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEnvelope } from '../../../../adapters/slack/inbound/envelope.js';
import { readAction } from '../../../../adapters/slack/inbound/read-action.js';
import { readCommand } from '../../../../adapters/slack/inbound/read-command.js';
import { readEvent } from '../../../../adapters/slack/inbound/read-event.js';
import { readForm } from '../../../../adapters/slack/inbound/read-form.js';
import { readShortcut } from '../../../../adapters/slack/inbound/read-shortcut.js';
import type { Seen } from '../../../../adapters/slack/inbound/seen.js';
import { instantOf } from '../../../../adapters/slack/inbound/slack-time.js';
import { inboundSchema } from '../../../../src/ports.js';
import { damagedOf, ODDITY } from '../../../support/damaged-payloads.js';
import { openDesk, payload } from './desk.js';

const seen: Seen = { workspace: 'T0LAKE', botUser: 'U0PLAN', botId: 'B0PLAN', now: '2025-11-21T09:00:00Z', makeReply: (address) => JSON.stringify(address) };
const READERS = [readEvent, readCommand, readAction, readForm, readShortcut];
const names = readdirSync(new URL('../payloads/', import.meta.url)).map((file) => file.replace(/\.json$/, ''));
const bodies = names.map(payload);

const damaged = damagedOf(bodies, fc.oneof(ODDITY, fc.constantFrom('<@U0PLAN>', '<@U0PLAN|x> <', 'D')));

test('whatever comes is read without an error, as nothing or as what the port promises', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: damaged }, fc.jsonValue(), fc.object()), (body) => {
      readEnvelope(body);
      const event: unknown = typeof body === 'object' && body !== null && 'event' in body ? body.event : undefined;
      for (const given of [body, event]) {
        for (const reader of READERS) {
          const inbound = reader(given, seen);
          if (inbound === undefined) continue;
          read += 1;
          expect(inboundSchema.safeParse(inbound).error).toBeUndefined();
        }
      }
    }),
    { numRuns: 4_000 },
  );
  expect(read).toBeGreaterThan(500);
});

test('every time of Slack’s is an instant, and nothing else is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), fc.integer({ min: 0, max: 999_999 }), (seconds, micros) => {
      const at = instantOf(`${seconds}.${String(micros).padStart(6, '0')}`);
      expect(BigInt(seconds) * 1_000_000n + BigInt(micros)).toBe(at === undefined ? undefined : microsOf(at));
    }),
  );
  for (const none of [undefined, '', 'now', '-1.0', '1e9', '1.2.3', ' 1', '999999999999.000000']) expect(instantOf(none)).toBeUndefined();
});

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('whatever Slack posts is answered, never with an error, and only what the port promises is handed on', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (body) => {
      desk.got.length = 0;
      const { status } = await desk.post(JSON.stringify(body), 'application/json');
      // Another app's id is refused like a wrong signature.
      expect([200, 401]).toContain(status);
      for (const inbound of desk.got) expect(inboundSchema.safeParse(inbound).error).toBeUndefined();
    }),
    { numRuns: 600 },
  );
  expect(desk.log.lines.filter(({ event }) => event === 'slack.not-saved' || event === 'slack.request-failed')).toEqual([]);
});

function microsOf(instant: string): bigint {
  const [, whole = '', fraction = ''] = /^(.*?)(?:\.(\d+))?Z$/.exec(instant) ?? [];
  return BigInt(Date.parse(`${whole}Z`)) * 1_000n + BigInt(fraction.padEnd(6, '0'));
}
