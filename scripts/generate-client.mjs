// Generates prisma/generated from prisma/schema.prisma, once for each state of the schema.
// Works offline: Prisma wants a schema engine binary before it generates, and downloads one, though generating
// never runs it. Any executable satisfies it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifest = createRequire(import.meta.url).resolve('prisma/package.json');
const generated = join(root, 'prisma/generated');
const stampFile = join(generated, '.generated-from');

const stamp = createHash('sha256')
  .update(readFileSync(join(root, 'prisma/schema.prisma')))
  .update(JSON.parse(readFileSync(manifest, 'utf8')).version)
  .digest('hex');

const upToDate = existsSync(join(generated, 'client.ts')) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
if (!upToDate) generate();

function generate() {
  const run = spawnSync(process.execPath, [join(dirname(manifest), 'build/index.js'), 'generate'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (run.status !== 0) {
    process.stderr.write(`The database client could not be generated from prisma/schema.prisma:\n${run.stdout ?? ''}${run.stderr ?? run.error ?? ''}`);
    process.exit(1);
  }
  writeFileSync(stampFile, stamp);
}
