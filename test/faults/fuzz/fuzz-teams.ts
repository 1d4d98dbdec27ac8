import fc from 'fast-check';
import { inboundSchema, questionSchema } from '../../../src/ports.js';
import { SERVICE, startDesk } from '../../adapters/teams/inbound/desk.js';
import { activity, activityNames, openTakeLab } from '../../adapters/teams/inbound/take-lab.js';
import { damagedOf, ODDITY, splicedOf } from '../../support/damaged-payloads.js';
import { fuzzed } from './fuzz.js';
import type { Outcomes } from './fuzz.js';

const oddity = fc.oneof(
  ODDITY,
  fc.constantFrom<unknown>('<at>', '<at>Throughline</at>', '</at></at>', ';messageid=', '19:x@thread.tacv2;messageid=', 'a:1/2', '29:<@x|y>'),
  fc.constantFrom<unknown>({ throughline: { kind: 'form', form: 'x'.repeat(200), context: '', prefix: '' } }, { throughline: { kind: 'action', action: '', value: '' } }, { throughline: null }, [{ type: 'mention', mentioned: { id: '29:\n|<>' }, text: ' ' }]),
);

/** Bodies as texts: damaged as payloads, and as texts. */
function teamsBodies(): fc.Arbitrary<string> {
  const whole = damagedOf(activityNames.map(activity), oddity).map((given) => JSON.stringify(given) ?? '');
  return fc.oneof({ weight: 8, arbitrary: whole }, { weight: 2, arbitrary: splicedOf(whole, fc.string({ unit: 'binary', maxLength: 8 })) }, { weight: 1, arbitrary: fc.oneof(fc.json(), fc.string({ unit: 'binary' })) });
}

/** Everything goes through the endpoint, under a token that is verified, the SDK's turn and the readers; references are kept in a real database. */
export async function fuzzTeams(runs: number): Promise<Outcomes> {
  const lab = await openTakeLab();
  const desk = await startDesk();
  try {
    desk.take = (given) => lab.take(given);
    const authorization = `Bearer ${await desk.keys.token(SERVICE)}`;
    return await fuzzed(teamsBodies(), runs, async (body) => {
      const response = await desk.post(body, { authorization });
      const text = await response.text();
      // Taken or answered; no activity; another tenant or conversation than the token's.
      if (![200, 400, 403].includes(response.status)) throw new Error(`Teams was answered ${response.status}.`);
      if (response.status !== 200) return response.status === 400 ? 'noActivity' : 'foreign';
      if (text !== '') JSON.parse(text);
      return text === '' ? 'taken' : 'answered';
    }, () => {
      for (const inbound of lab.got.splice(0)) inboundSchema.parse(inbound);
      for (const question of lab.asked.splice(0)) questionSchema.parse(question);
      desk.taken.length = 0;
      const failed = [...lab.log.lines.splice(0), ...desk.log.lines.splice(0)].find(({ event }) => ['teams.not-saved', 'teams.invoke-failed', 'teams.request-failed'].includes(event));
      if (failed) throw new Error(`${failed.event}: ${JSON.stringify(failed.fields)}`);
    });
  } finally {
    await desk.stop();
    await lab.close();
  }
}
