import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { inboundSchema } from '../../../src/ports.js';
import { openDesk, payload } from '../../adapters/slack/inbound/desk.js';
import { damagedOf, ODDITY, splicedOf } from '../../support/damaged-payloads.js';
import { fuzzed } from './fuzz.js';
import type { Outcomes } from './fuzz.js';

/** A body and what it is said to be. */
export interface SlackBody {
  readonly body: string;
  readonly type: string;
}

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const folder = new URL('../../adapters/slack/payloads/', import.meta.url);
export const slackPayloads: readonly unknown[] = readdirSync(folder).map((file) => payload(file.replace(/\.json$/, '')));

const oddity = fc.oneof(ODDITY, fc.constantFrom('<@U0PLAN>', '<@U0PLAN|x> <', '<!channel>', 'D', 'D0ANA', '1757858400.000100', 'view_submission', 'block_actions'));
const asForm = (fields: Readonly<Record<string, string>>): SlackBody => ({ body: new URLSearchParams(fields).toString(), type: FORM_TYPE });

/** A damaged payload as Slack writes it down: events as JSON, what was done with buttons and forms in a field of a form, commands as a form. */
function written(given: unknown, how: 'event' | 'interaction' | 'command'): SlackBody {
  if (how === 'event') return { body: JSON.stringify(given) ?? '', type: JSON_TYPE };
  if (how === 'interaction') return asForm({ payload: JSON.stringify(given) ?? '' });
  const fields = typeof given === 'object' && given !== null ? Object.entries(given) : [['text', given] as const];
  return asForm(Object.fromEntries(fields.map(([name, value]) => [name, typeof value === 'string' ? value : (JSON.stringify(value) ?? '')])));
}

/** Bodies of every kind that Slack sends, damaged as payloads and as texts. */
export function slackBodies(payloads: readonly unknown[] = slackPayloads): fc.Arbitrary<SlackBody> {
  const whole = fc.tuple(damagedOf(payloads, oddity), fc.constantFrom('event', 'interaction', 'command')).map(([given, how]) => written(given, how));
  const cut = whole.chain(({ body, type }) => splicedOf(fc.constant(body), fc.string({ unit: 'binary', maxLength: 8 })).map((text) => ({ body: text, type })));
  const anything = fc.tuple(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), fc.constantFrom(JSON_TYPE, FORM_TYPE, 'text/plain', 'multipart/form-data')).map(([body, type]) => ({ body, type }));
  return fc.oneof({ weight: 8, arbitrary: whole }, { weight: 2, arbitrary: cut }, { weight: 1, arbitrary: anything });
}

/** Everything goes through the signed HTTP endpoint, Bolt and the readers; only storing is left out. */
export async function fuzzSlack(runs: number): Promise<Outcomes> {
  const desk = await openDesk();
  try {
    return await fuzzed(slackBodies(), runs, async ({ body, type }) => {
      const { status } = await desk.post(body, type);
      // Taken; no payload at all; of another app.
      if (![200, 400, 401].includes(status)) throw new Error(`Slack was answered ${status}.`);
      return status === 200 ? 'answered' : status === 400 ? 'noPayload' : 'otherApp';
    }, () => {
      for (const inbound of desk.got.splice(0)) inboundSchema.parse(inbound);
      const failed = desk.log.lines.splice(0).find(({ event }) => event === 'slack.not-saved' || event === 'slack.request-failed');
      if (failed) throw new Error(`${failed.event}: ${JSON.stringify(failed.fields)}`);
      desk.slack.calls.length = 0;
    });
  } finally {
    await desk.close();
  }
}
