import { availableParallelism } from 'node:os';
import { env } from 'node:process';
import { defineConfig } from 'vitest/config';

const slow = { testTimeout: 120_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    // Many a test waits for servers and processes of its own: one more than there are cores.
    maxWorkers: availableParallelism() + 1,
    projects: [
      // Decisions keep nothing between two calls: a file need not load them anew.
      { test: { name: 'unit', isolate: false, include: ['test/*.test.ts', 'test/{domain,text,architecture,replies}/**/*.test.ts'], testTimeout: 120_000 } },
      { test: { name: 'parts', include: ['test/{contracts,engine,store,usecases,jobs,adapters,app,cli,web,scripts}/**/*.test.ts'], globalSetup: ['test/support/postgres-global.ts'], ...slow } },
      { test: { name: 'journeys', include: ['test/journeys/**/*.test.ts'], globalSetup: ['test/support/postgres-global.ts'], testTimeout: 300_000, hookTimeout: 180_000 } },
      // In their shorter form; `npm run test:faults` has them take as long as they need.
      { test: { name: 'faults', include: ['test/faults/**/*.test.ts'], testTimeout: env['FAULTS'] === 'long' ? 7_200_000 : 900_000, hookTimeout: 300_000 } },
    ],
  },
});
