import { AppError } from '../../src/errors.js';
import { compactHistory } from './compact.js';
import { entrySchema } from './entries.js';
import type { Entry, Post } from './entries.js';
import type { SandboxStore } from './sandbox-store.js';
import { applyEntry, emptyState } from './state.js';
import type { VersionedPost, WorkspaceState } from './state.js';

/** What changed, for those who show it. */
export interface WorkspaceChange {
  readonly entry: Entry;
  readonly posts: readonly VersionedPost[];
}

/** The workspace's state and the one way to change it. */
export interface Workspace {
  readonly state: WorkspaceState;
  /**
   * Decides on the state as it is now, saves the entry, then takes it in. Commits happen one after the other.
   * Gives whether there was anything to do. Throws what `decide` or the store throws, with nothing changed.
   */
  commit(decide: (state: WorkspaceState) => Entry | undefined): Promise<boolean>;
  /** The next place in the order of posts. */
  nextSeq(): number;
  /** Calls back after every change, until the returned function is called. */
  watch(listener: (change: WorkspaceChange) => void): () => void;
}

/**
 * Reads the workspace's history from its store, and has it put together there; where the store cannot, `onNotCompacted`
 * is told and the history goes on as it is. Throws `AppError` `sandbox-journal-damaged` where it makes no sense.
 */
export async function openWorkspace(store: SandboxStore, onNotCompacted: (error: unknown) => void): Promise<Workspace> {
  const state = emptyState();
  const history = await store.load();
  history.forEach((value, index) => applyEntry(state, readEntry(value, index)));
  await compactHistory(store, state, history.length).catch(onNotCompacted);

  const listeners = new Set<(change: WorkspaceChange) => void>();
  let last: Promise<unknown> = Promise.resolve();

  async function run(decide: (state: WorkspaceState) => Entry | undefined): Promise<boolean> {
    const decided = decide(state);
    if (decided === undefined) return false;
    const entry = entrySchema.parse(decided);
    await store.append(entry);
    const posts = applyEntry(state, entry);
    for (const listener of listeners) listener({ entry, posts });
    return true;
  }

  return {
    state,
    commit(decide) {
      const committed = last.then(() => run(decide));
      last = committed.catch(() => undefined);
      return committed;
    },
    nextSeq() {
      state.seq += 1;
      return state.seq;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readEntry(value: unknown, index: number): Entry {
  const read = entrySchema.safeParse(value);
  if (read.success) return read.data;
  throw new AppError(
    'sandbox-journal-damaged',
    `Entry ${index + 1} of the sandbox's journal is not one this version knows. Start the version that wrote it, or move the sandbox's folder away to start with an empty one.`,
  );
}

/** The first message of a post's thread: itself, where it answers nothing. */
export function threadRoot(post: Post): string {
  return post.thread ?? post.id;
}
