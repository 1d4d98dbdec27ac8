import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.js';
import type { Store } from '../ports.js';

export type SandboxOrganization = Awaited<ReturnType<Store['people']['organizations']>>[number];

export interface BindingParts {
  readonly store: Pick<Store, 'people'>;
  /** The sandbox's own folder: what it is bound to is kept there, by key. */
  readonly folder: string;
  /** The key of the organization asked for by the settings. */
  readonly asked?: string | undefined;
}

/**
 * Whose workspace the sandbox is: the organization the settings name, else the one it was bound to before, else the only
 * one there is, which it is bound to from then on. The function gives undefined while there is none, and throws AppError
 * `sandbox-organization` where there are several and nobody said which, or where the one asked for is not among them.
 */
export function bindOrganization({ store, folder, asked }: BindingParts): () => Promise<SandboxOrganization | undefined> {
  const path = join(folder, 'organization');
  let bound: string | undefined;
  let kept: string | undefined;
  return async () => {
    const all = await store.people.organizations();
    kept ??= (await readFile(path, 'utf8').catch(() => '')).trim();
    bound ??= asked ?? kept;
    const found = all.find(({ key }) => key === bound) ?? (asked === undefined && all.length === 1 ? all[0] : undefined);
    if (found) {
      if (kept !== found.key) await keep(path, found.key);
      bound = kept = found.key;
      return found;
    }
    if (all.length === 0) return undefined;
    throw new AppError('sandbox-organization', `${fault(asked)} Set SANDBOX_ORGANIZATION to one of: ${all.map(({ key }) => key).join(', ')}.`);
  };
}

function fault(asked: string | undefined): string {
  return asked === undefined ? 'The database holds several organizations, and the sandbox is the workspace of one.' : `SANDBOX_ORGANIZATION names ${asked}, which is not in the database.`;
}

async function keep(path: string, key: string): Promise<void> {
  await writeFile(`${path}.new`, `${key}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
