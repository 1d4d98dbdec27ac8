import { argv, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { startPostgres } from '../support/postgres-server.js';
import { startRedis } from '../support/redis.js';
import type { Bench, BenchParts, OpenBench } from './bench.js';
import { BENCHES } from './benches.js';
import { describeMachine } from './machine.js';
import { jsonPrinter, textPrinter } from './print.js';
import type { Printer } from './print.js';
import { rowsOf } from './statistics.js';
import type { Repetition } from './statistics.js';

const USAGE = `npm run bench -- [names] [--json] [--scale 0.1] [--repeat 3]

Names: ${BENCHES.map(({ name }) => name).join(', ')}; all where none is given.
`;

/** What a server has that nobody has set up: commits are on disk before they are acknowledged. */
const AS_INSTALLED = { fsync: 'on', full_page_writes: 'on', shared_buffers: '128MB' };

process.exitCode = await run();

/** Gives 1 where a bench failed or what was asked for makes no sense; a goal that is not met is a figure, no failure. */
async function run(): Promise<number> {
  const words = readWords(argv.slice(2));
  if (!words) {
    stdout.write(USAGE);
    return 1;
  }
  const { values, positionals } = words;
  const scale = Number(values.scale);
  const repetitions = Number(values.repeat);
  const chosen = positionals.length === 0 ? BENCHES : BENCHES.filter(({ name }) => positionals.includes(name));
  const isUnknown = positionals.some((one) => !BENCHES.some(({ name }) => name === one));
  if (values.help || isUnknown || !(scale > 0) || !Number.isInteger(repetitions) || repetitions < 1) {
    stdout.write(USAGE);
    return values.help ? 0 : 1;
  }

  const out = (line: string): void => void stdout.write(`${line}\n`);
  const print = values.json ? jsonPrinter(out) : textPrinter(out);
  const postgres = await startPostgres(AS_INSTALLED);
  const redis = await startRedis();
  // Told to stop, it leaves no process behind: the others end with this one.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void redis.kill().finally(() => process.exit(1)));
  try {
    print.machine(await describeMachine(postgres.url), { scale, repetitions });
    const parts: BenchParts = { postgres: postgres.url, redis, sized: (full) => Math.max(1, Math.round(full * scale)) };
    let failures = 0;
    for (const bench of chosen) if (!(await runBench(bench, parts, repetitions, print))) failures += 1;
    return failures === 0 ? 0 : 1;
  } finally {
    await redis.stop();
    await postgres.stop();
  }
}

/** Undefined for options that there are not. */
function readWords(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, scale: { type: 'string', default: '1' }, repeat: { type: 'string', default: '3' }, help: { type: 'boolean', default: false } },
    });
  } catch {
    return undefined;
  }
}

async function runBench(bench: Bench, parts: BenchParts, count: number, print: Printer): Promise<boolean> {
  print.begin(bench);
  let open: OpenBench | undefined;
  try {
    open = await bench.open(parts);
    const repetitions: Repetition[] = [];
    for (let n = 0; n < count; n += 1) repetitions.push({ ours: await open.ours(), against: await open.against() });
    for (const row of rowsOf(bench.measures, repetitions)) print.row(bench, row);
    return true;
  } catch (error) {
    print.failed(bench, error);
    return false;
  } finally {
    await open?.close();
  }
}
