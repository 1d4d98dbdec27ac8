import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { startApp } from '../app.js';
import type { App } from '../app.js';
import { realChats } from '../app/real-chats.js';
import type { Config } from '../config.js';
import type { Logger } from '../ports.js';
import { cliTexts } from '../text/cli/index.js';
import { during } from './io.js';
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

/** Runs until told to stop (SIGTERM, SIGINT), finishes work in hand, and gives the exit code: 1 where some was left. Ends by itself, with 1, where the embedded database is gone. */
export async function serve(options: ServeOptions): Promise<number> {
  const { config, log, io } = options;
  const texts = cliTexts(io.language);
  const told = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]).then(() => {
    // A second signal is from somebody who does not want to wait.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
  });
  const starting = begin(options);
  // Told to stop while it starts: it stops once it has started, unless that takes too long.
  const patience = new AbortController();
  const givenUp = told.then(() => wait(config.shutdownMs, undefined, { signal: patience.signal })).catch(() => undefined);
  const app = await Promise.race([starting, givenUp]);
  if (!app) {
    log.error('app.start-abandoned');
    return 1;
  }
  io.out(app.sandboxUrl === undefined ? texts.serve.readyNoPage(app.url) : texts.serve.ready(app.sandboxUrl));
  const isGone = await Promise.race([told.then(() => false), app.gone.then(() => true)]);
  if (isGone) {
    log.error('database.gone');
    io.err(texts.serve.databaseGone(config.dataFolder));
  }
  patience.abort();
  return (await app.stop()) && !isGone ? 0 : 1;
}

async function begin({ config, log, io, version, sample }: ServeOptions): Promise<App> {
  const { progress, try: texts } = cliTexts(io.language);
  if (sample) await setSampleTime(config.dataFolder);
  const app = await during(io, progress.starting, () =>
    startApp(config, {
      log,
      chats: realChats(config),
      runCommand: (app, request) => runForCaller({ ...app, config, log, version }, request),
      onMigrating: (count) => io.status(progress.migrating(count)),
      onTime: (now) => io.status(now === undefined ? undefined : progress.clock(now)),
    }),
  );
  try {
    const seeded = sample && (await seedSample(app.core, { onSeeding: () => io.err(texts.seeding), onStep: (step) => io.status(step === undefined ? undefined : progress.seeding(step)) }));
    if (seeded) await app.refresh();
  } catch (error) {
    await app.stop();
    throw error;
  }
  return app;
}
