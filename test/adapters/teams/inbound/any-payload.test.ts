import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readHtml } from '../../../../adapters/teams/inbound/html-words.js';
import { isSaidAsCommand } from '../../../../src/domain/command/said-as-command.js';
import { inboundSchema, questionSchema } from '../../../../src/ports.js';
import { damagedOf, ODDITY } from '../../../support/damaged-payloads.js';
import { activity, activityNames, openTakeLab } from './take-lab.js';

const bodies = activityNames.map(activity);

const oddity = fc.oneof(
  ODDITY,
  fc.constantFrom<unknown>('<at>', '<at>Throughline</at>', '</at></at>', ';messageid=', '19:x@thread.tacv2;messageid=', 'a:1/2', '29:<@x|y>'),
  fc.constantFrom<unknown>({ throughline: { kind: 'form', form: 'x'.repeat(200), context: '', prefix: '' } }, { throughline: { kind: 'action', action: '', value: '' } }, { throughline: null }, [{ type: 'mention', mentioned: { id: '29:\n|<>' }, text: ' ' }]),
);
const damaged = damagedOf(bodies, oddity);

let lab: Awaited<ReturnType<typeof openTakeLab>>;
beforeAll(async () => {
  lab = await openTakeLab();
});
afterAll(() => lab.close());

test('whatever comes is answered, never with an error, and only what the ports promise is handed on', async () => {
  let handed = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 6, arbitrary: damaged }, { weight: 1, arbitrary: fc.jsonValue() }, { weight: 1, arbitrary: fc.object() }), async (payload) => {
      lab.got.length = 0;
      lab.asked.length = 0;
      const { status, body } = await lab.take(payload);
      expect(status).toBe(200);
      if (typeof payload === 'object' && payload !== null && 'type' in payload && payload.type === 'invoke' && lab.got.length + lab.asked.length > 0) expect(body).toBeTypeOf('object');
      for (const inbound of lab.got) expect(inboundSchema.safeParse(inbound).error).toBeUndefined();
      for (const question of lab.asked) expect(questionSchema.safeParse(question).error).toBeUndefined();
      // No payload speaks for another tenant than the token's.
      for (const { workspace } of [...lab.got, ...lab.asked]) expect(workspace).toBe(lab.sender.tenant);
      handed += lab.got.length + lab.asked.length;
    }),
    { numRuns: 1_200 },
  );
  expect(handed).toBeGreaterThan(300);
  expect(lab.log.lines.filter(({ event }) => event === 'teams.not-saved' || event === 'teams.invoke-failed')).toEqual([]);
});

test('HTML of any kind is read without an error, and leaves no markup behind that was markup', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('<p>', '</p>', '<blockquote itemtype="http://schema.skype.com/Reply" itemid="1">', '</blockquote>', '<br>', '<script>', '</script>', '<at>', '</at>', '<', '&lt;b&gt;', '&#x0;', '<img src=x onerror=y>', '<!--', '-->', '<![CDATA['));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { words } = readHtml(pieces.join(''));
      expect(words).not.toContain('onerror');
    }),
    { numRuns: 2_000 },
  );
});

test('a deep nest of HTML is read as quickly as a flat one', () => {
  expect(readHtml(`${'<div><blockquote>'.repeat(10_000)}deep`).words).toBe('deep');
});

test('whatever is said is a command or is not', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('status', '2.b', 'de', 'of', 'report', ':', '--plan', 'at-risk', '\n', '/plan', 'help'), { maxLength: 8 }).map((words) => words.join(' '))), (text) => {
    expect(isSaidAsCommand(text)).toBeTypeOf('boolean');
  }));
});
