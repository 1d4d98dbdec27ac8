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
import { openDesk, payload } from './desk.js';

const seen: Seen = { workspace: 'T0LAKE', botUser: 'U0PLAN', botId: 'B0PLAN', now: '2025-11-21T09:00:00Z', makeReply: (address) => JSON.stringify(address) };
const READERS = [readEvent, readCommand, readAction, readForm, readShortcut];
const names = readdirSync(new URL('../payloads/', import.meta.url)).map((file) => file.replace(/\.json$/, ''));
const bodies = names.map(payload);

/** Values that trip readers over. */
const oddity = fc.oneof(fc.jsonValue(), fc.constantFrom('', ' ', '0', '1e9', '99999999999999999999.1', '-1.0', '<@U0PLAN>', '<@U0PLAN|x> <', 'D', 'x'.repeat(300), 'x'.repeat(5_000), '__proto__', '\u0000', null, [], {}, -1, 1e308, true));

/** A recorded payload in which some values, at any depth, are others, or left out. */
const damaged = fc.constantFrom(...bodies).chain((body) => {
  const paths = pathsOf(body);
  return fc.array(fc.tuple(fc.constantFrom(...paths), fc.option(oddity, { nil: undefined })), { minLength: 1, maxLength: 4 }).map((changes) => changes.reduce<unknown>((changed, [path, value]) => withValue(changed, path, value), body));
});

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

type Path = readonly string[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return at.length === 0 ? [] : [at];
  return [...(at.length === 0 ? [] : [at]), ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...at, key]))];
}

function withValue(target: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined || typeof target !== 'object' || target === null) return key === undefined ? value : target;
  if (Array.isArray(target)) return target.map((each: unknown, index) => (String(index) === key ? withValue(each, rest, value) : each));
  const entries = Object.entries(target).flatMap(([name, inner]) => (name !== key ? [[name, inner]] : rest.length === 0 && value === undefined ? [] : [[name, withValue(inner, rest, value)]]));
  return Object.fromEntries(entries as [string, unknown][]);
}

function microsOf(instant: string): bigint {
  const [, whole = '', fraction = ''] = /^(.*?)(?:\.(\d+))?Z$/.exec(instant) ?? [];
  return BigInt(Date.parse(`${whole}Z`)) * 1_000n + BigInt(fraction.padEnd(6, '0'));
}
