import { once } from 'node:events';
import { startApp } from '../app.js';
import type { Config } from '../config.js';
import type { Logger } from '../ports.js';
import { cliTexts } from '../text/cli/index.js';
import type { CommandIo } from './io.js';
import { runForCaller } from './run-for-caller.js';
import { seedSample, setSampleTime } from './seed-sample.js';

export interface ServeOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly io: CommandIo;
  readonly version: string;
  /** With the sample district, set up on the first start. */
  readonly sample: boolean;
}

/** Runs until told to stop (SIGTERM, SIGINT), finishes work in hand, and gives the exit code: 1 where some was left. */
export async function serve({ config, log, io, version, sample }: ServeOptions): Promise<number> {
  const texts = cliTexts(io.language);
  if (sample) await setSampleTime(config.dataFolder);
  const app = await startApp(config, { log, runCommand: ({ core, refresh }, request) => runForCaller({ core, refresh, config, log, version }, request) });
  try {
    if (sample && (await seedSample(app.core, () => io.err(texts.try.seeding)))) await app.refresh();
  } catch (error) {
    await app.stop();
    throw error;
  }
  const stopped = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  io.out(app.sandboxUrl === undefined ? texts.serve.readyNoPage(app.url) : texts.serve.ready(app.sandboxUrl));
  await stopped;
  // A second signal is from somebody who does not want to wait.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
  return (await app.stop()) ? 0 : 1;
}
