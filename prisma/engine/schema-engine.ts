import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

export type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';

declare global {
  // The types of Node 20 name WebAssembly's shapes and leave its functions to the browser's library.
  // eslint-disable-next-line @typescript-eslint/no-namespace -- it adds to one that is declared so
  namespace WebAssembly {
    function instantiate(bytes: Uint8Array, imports: Record<string, object>): Promise<{ instance: { exports: EngineExports } }>;
  }
}

interface EngineExports {
  readonly __wbindgen_start: () => void;
}

const MODULE = '@prisma/schema-engine-wasm/schema_engine_bg';

/** WebAssembly keeps its memory beside its module, so a process has one of it. */
let loaded: Promise<typeof SchemaEngine> | undefined;

/**
 * Runs work with Prisma's own schema engine, which ships as WebAssembly: nothing is downloaded.
 * @param open gives the database that the engine works on, and another, empty one where it has to replay migrations.
 */
export async function withSchemaEngine<T>(
  open: { readonly main: () => Promise<SqlDriverAdapter>; readonly shadow?: () => Promise<SqlDriverAdapter> },
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const adapter = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: 'throughline',
    connect: open.main,
    connectToShadowDb: open.shadow ?? (() => Promise.reject(new Error('This database has no shadow: migrations are written in memory only.'))),
  });
  loaded ??= load();
  const Engine = await loaded;
  // The engine reports its steps, SQL included, to this callback; nobody needs them.
  const engine = await Engine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}

/** The package's own entry imports the `.wasm` file as a module, which Node 20 cannot; this does the same by hand. */
async function load(): Promise<typeof SchemaEngine> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const script = createRequire(import.meta.url).resolve(MODULE);
  const bytes = await readFile(script.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
}
