import type { Entry } from './entries.js';

/** Where the workspace keeps what must survive a restart: a history that grows and is put together at a start, and files beside it. */
export interface SandboxStore {
  /** The whole history, oldest first, as it was written; not yet validated. */
  load(): Promise<readonly unknown[]>;
  /** Resolves once the entry would survive a kill. On failure nothing of it remains. */
  append(entry: Entry): Promise<void>;
  /** Puts another history in place of the one there is, at once: a kill leaves the one or the other. On failure the old one stays. */
  replace(history: readonly Entry[]): Promise<void>;
  /** Saves a file's bytes under an id of ours, never under a name somebody gave. */
  saveFile(id: string, bytes: Uint8Array): Promise<void>;
  readFile(id: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  close(): Promise<void>;
}
