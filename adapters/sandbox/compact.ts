import type { Entry } from './entries.js';
import type { SandboxStore } from './sandbox-store.js';
import type { VersionedPost, WorkspaceState } from './state.js';

/**
 * Puts what the workspace's history came to in the history's place, where that is shorter: it grows with what people
 * see, not with how often it changed. Rejects where the store cannot; the history is as it was then.
 */
export async function compactHistory(store: SandboxStore, state: WorkspaceState, length: number): Promise<void> {
  const entries = entriesOf(state);
  if (entries.length < length) await store.replace(entries);
}

/** Entries that add up to a state, versions and all. */
export function entriesOf(state: WorkspaceState): readonly Entry[] {
  const keyOf = new Map([...state.sent].map(([key, { conversation, message }]) => [place(conversation, message), key]));
  const kept = ({ version, ...post }: VersionedPost): Entry => {
    const key = keyOf.get(place(post.conversation, post.id));
    return { type: 'kept-post', post, version, ...(key !== undefined && { key }) };
  };
  return [
    ...[...state.files.values()].map((file): Entry => ({ type: 'file', file })),
    ...[...state.posts.values()].flat().map(kept),
    ...[...state.profiles].map(([user, profile]): Entry => ({ type: 'kept-profile', user, ...profile })),
    ...[...state.forms.values()].map((form): Entry => ({ type: 'form-opened', form })),
    ...[...state.read].flatMap(([user, marks]) => [...marks].map(([conversation, seq]): Entry => ({ type: 'read', user, conversation, seq }))),
    ...[...state.done].map((key): Entry => ({ type: 'accepted', key })),
    ...[...state.pending].map(([key, asked]): Entry => ({ type: 'asked', key, ...asked })),
    // Last, for every entry before it counts.
    { type: 'kept-counts', version: state.version, seq: state.seq },
  ];
}

function place(conversation: string, message: string): string {
  return JSON.stringify([conversation, message]);
}
