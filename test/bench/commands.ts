import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, BenchParts, Figures, OpenBench } from './bench.js';
import { writeDistrict } from './district.js';
import { writePast } from './past.js';
import { PRODUCT, program, runProcess } from './run-process.js';
import { SLACK, startSlackStandIn } from './slack-stand-in.js';
import type { SlackStandIn } from './slack-stand-in.js';
import { p99At, p99InTurn, typeCommand } from './slash-command.js';

/** More than any plan of the field's that we have seen. */
const ITEMS = 200;
/** So many are in a second plan: of a district with all its schools', or of one that nobody has ever tidied up. */
const IN_LARGE = 4_800;
const PEOPLE = 500;
/** Of a check a week: a million past checks. */
const WEEKS = 200;
const PAST = `a database with ${(ITEMS + IN_LARGE).toLocaleString('en')} items and ${((ITEMS + IN_LARGE) * WEEKS).toLocaleString('en')} past checks`;

const A_SECOND = 100;
const ACKNOWLEDGED = 3_000;
const ANSWERED = 100;
/** Calls before those that count, in the same way: both sides have then loaded and compiled what they load and compile once. */
const ACKNOWLEDGED_WARM = 1_000;
const ANSWERED_WARM = 50;

/** From a signed command to its acknowledgement, while they come faster than anybody types. */
export const ack: Bench = {
  name: 'ack',
  ours: `a slash command stored and acknowledged, ${A_SECOND} a second, ${PAST}`,
  against: 'a bare Bolt app that acknowledges',
  measures: [{ name: 'p99', unit: 'ms', goal: { ratioAtMost: 1.5 } }],
  open: (parts) => {
    const count = parts.sized(ACKNOWLEDGED);
    const measure = async (to: string): Promise<Figures> => {
      const type = (n: number): Promise<void> => typeCommand({ to, user: `U${n % parts.sized(PEOPLE)}`, text: 'acknowledge' });
      await p99At(A_SECOND, parts.sized(ACKNOWLEDGED_WARM), type);
      return { p99: await p99At(A_SECOND, count, type) };
    };
    return open(parts, ['web'], (to) => measure(to));
  },
};

/** From a signed command to its posted answer, one after the other. */
export const answer: Bench = {
  name: 'answer',
  ours: `status and item, from the command to the posted answer, about a plan of ${ITEMS} items, and a large one of ${IN_LARGE.toLocaleString('en')}, ${PAST}`,
  against: 'a bare Bolt app that posts a constant',
  measures: [
    { name: 'status-p99', unit: 'ms', goal: { ratioAtMost: 3 } },
    { name: 'item-p99', unit: 'ms', goal: { ratioAtMost: 3 } },
    { name: 'large-status-p99', unit: 'ms' },
    { name: 'large-item-p99', unit: 'ms' },
  ],
  open: (parts) => {
    const count = parts.sized(ANSWERED);
    const measure = async (to: string, slack: SlackStandIn, text: string): Promise<number> => {
      const type = async (n: number, round: string): Promise<number> => {
        const { url, came } = slack.answerTo(`${round}-${n}`);
        await typeCommand({ to, user: `U${n % parts.sized(PEOPLE)}`, text, responseUrl: url });
        return came;
      };
      for (let n = 0; n < parts.sized(ANSWERED_WARM); n += 1) await type(n, 'warm');
      return p99InTurn(count, (n) => type(n, 'counted'));
    };
    return open(parts, ['web', 'worker'], async (to, slack) => ({
      'status-p99': await measure(to, slack, 'status --plan PLAN'),
      'item-p99': await measure(to, slack, 'item 1.0 --plan PLAN'),
      'large-status-p99': await measure(to, slack, 'status --plan LARGE'),
      'large-item-p99': await measure(to, slack, 'item 1.0 --plan LARGE'),
    }));
  },
};

/** The product in these roles, of which the first is called, and the bare app: each in a process of its own. */
async function open({ postgres, redis, sized }: BenchParts, roles: readonly ['web', ...'worker'[]], measure: (to: string, slack: SlackStandIn) => Promise<Figures>): Promise<OpenBench> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    const slack = await startSlackStandIn(sized(PEOPLE));
    closing.push(() => slack.stop());
    // Nobody is asked anything meanwhile: what is sent would be counted with what is answered.
    const district = await writeDistrict(postgres, { people: sized(PEOPLE), items: sized(ITEMS), large: sized(IN_LARGE), workspace: { platform: 'slack', workspace: SLACK.workspace } });
    closing.push(() => district.close());
    await writePast(district, WEEKS);

    const settings = {
      DATABASE_URL: district.url,
      REDIS_URL: redis.url,
      PORT: '0',
      LOG_LEVEL: 'error',
      SLACK_BOT_TOKEN: SLACK.botToken,
      SLACK_SIGNING_SECRET: SLACK.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    };
    const [web = '', ...others] = await Promise.all(
      roles.map(async (role) => {
        const product = await runProcess(PRODUCT, ['--role', role], { ...settings, THROUGHLINE_DATA: join(folder, role) }, /(http:\/\/\S+?)(?:\/healthz)?$/u);
        closing.push(() => product.stop());
        return product.said;
      }),
    );
    const bare = await runProcess(program('bare-bolt.js'), [], {}, /^(http:\S+)$/u);
    closing.push(() => bare.stop());
    for (const url of [web, ...others]) await untilReady(url);
    return {
      ours: async () => {
        await district.database.prisma.inboundEvent.deleteMany();
        return measure(web, slack);
      },
      against: () => measure(bare.said, slack),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function untilReady(url: string): Promise<void> {
  for (const deadline = performance.now() + 60_000; ; ) {
    const { ok } = await fetch(`${url}/readyz`);
    if (ok) return;
    if (performance.now() > deadline) throw new Error('The product is not ready.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
