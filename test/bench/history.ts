import { createStore } from '../../prisma/store.js';
import { answerCommand } from '../../src/usecases/commands/answer-command.js';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { buildDigest } from '../../src/usecases/digests/build-digest.js';
import { chicago } from '../support/fixture.js';
import type { Bench, Figures } from './bench.js';
import { writeDistrict } from './district.js';
import type { District } from './district.js';
import { PAST_ENDS, writePast } from './past.js';
import { spread } from './statistics.js';

const GOAL = { ratioAtMost: 1.2 } as const;
const ITEMS = 5_000;
const PEOPLE = 500;
/** Of a check a week: a million past checks, and ten thousand. */
const [LONG, SHORT] = [200, 2];
/** Each page is asked for so often in a repetition; the middle one counts. */
const TIMES = 9;
const SANDBOX = { platform: 'sandbox', workspace: 'sandbox' } as const;
const NOW = chicago(PAST_ENDS);

export const history: Bench = {
  name: 'history',
  ours: `pages about a plan of ${ITEMS.toLocaleString('en')} items with ${(ITEMS * LONG).toLocaleString('en')} past checks`,
  against: `the same pages with ${(ITEMS * SHORT).toLocaleString('en')}`,
  measures: ['status', 'history', 'digest'].map((name) => ({ name, unit: 'ms', goal: GOAL })),
  open: async ({ postgres, sized }) => {
    const build = async (weeks: number): Promise<District> => {
      const district = await writeDistrict(postgres, { people: sized(PEOPLE), items: sized(ITEMS), workspace: SANDBOX, cadence: () => ({ rule: 'FREQ=WEEKLY;BYDAY=MO', at: '09:00' }) });
      await createStore(district.database.prisma).transaction((tx) => reschedule(tx, district.organizationId, NOW));
      await writePast(district, weeks);
      return district;
    };
    const [long, short] = [await build(LONG), await build(SHORT)];
    await Promise.all([pagesOf(long), pagesOf(short)]);
    return {
      ours: () => pagesOf(long),
      against: () => pagesOf(short),
      close: async () => {
        await long.close();
        await short.close();
      },
    };
  },
};

async function pagesOf(district: District): Promise<Figures> {
  const { organizationId, planId } = district;
  const store = createStore(district.database.prisma);
  const member = await store.people.byId(organizationId, district.personId(0));
  if (!member) throw new Error('Nobody is there to ask.');
  const refuse = async (): Promise<never> => {
    throw new Error('A page changes nothing.');
  };
  const answer = answerCommand({
    store,
    clock: { now: () => NOW },
    work: { deliver: refuse },
    recordWords: refuse,
    subscriptions: { subscribe: refuse, unsubscribe: refuse, digestNow: refuse },
    reschedule: refuse,
    profileOf: async () => undefined,
  });
  const page = (text: string) => answer({ organizationId, member, text, workspace: SANDBOX, conversation: { id: 'd', kind: 'direct' }, key: text });
  const digest = () =>
    buildDigest(store, { organizationId, planId, viewer: { kind: 'channel' }, language: 'en', zone: 'America/Chicago', period: { start: NOW.subtract({ hours: 168 }), end: NOW }, past: [], writtenAt: NOW });
  return { status: await middle(() => page('status')), history: await middle(() => page('history 1.0')), digest: await middle(digest) };
}

async function middle(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  return spread(times).median;
}
