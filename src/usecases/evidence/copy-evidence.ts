import { evidenceKey } from '../../domain/evidence-key.js';
import { isCopiedType } from '../../domain/copied-type.js';
import { AppError, ChatError, errorFields, FileError } from '../../errors.js';
import type { Chat, Clock, CopyOutcome, CopyReason, CopyRow, EvidenceLimits, EvidenceStore, Logger, Store, Workspace } from '../../ports.js';

/** Longer than the slowest file may take; after a crash somebody else takes over. Milliseconds. */
const LEASE_MS = 20 * 60_000;
/** Tries before a file is given up. With the waits below: about a day. */
const MAX_TRIES = 12;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 4 * 3_600_000;
/** How long is waited for a store that cannot be used; that is no fault of the file's. */
const STORE_WAIT_MS = 10 * 60_000;
const USUAL_REST_MS = 30_000;
/** Files copied at once in one process: people's answers are worked on by the same hands, and come first. */
const AT_ONCE = 2;
/** Files copied in a row, and for how long, before the hands are free again for the next sweep to ask for. */
const IN_A_ROW = 50;
const IN_A_ROW_MS = 15_000;

export interface CopyEvidenceDeps {
  readonly store: Pick<Store, 'copies'>;
  readonly wallClock: Clock;
  readonly log: Logger;
  readonly chatFor: (workspace: Workspace) => Chat | undefined;
  readonly evidence: EvidenceStore;
  readonly limits: EvidenceLimits;
}

/**
 * Copies one file of evidence into the evidence store, and then, for a while, what else waits. Claimed in the database,
 * so of many workers one copies; safe to ask for at any time, any number of times. A file that is not copied stays
 * filed by reference, with the reason.
 */
export function copyEvidence(deps: CopyEvidenceDeps): (organizationId: string, evidenceId: string) => Promise<void> {
  const { store, wallClock } = deps;
  let inHand = 0;
  return async (organizationId, evidenceId) => {
    if (inHand >= AT_ONCE) return;
    inHand += 1;
    try {
      const until = wallClock.now().epochMilliseconds + IN_A_ROW_MS;
      let isGoingOn = await copyOne(deps, organizationId, evidenceId);
      for (let copied = 1; isGoingOn && copied < IN_A_ROW && wallClock.now().epochMilliseconds < until; copied += 1) {
        const [next] = await store.copies.due(wallClock.now(), 1);
        if (!next) return;
        isGoingOn = await copyOne(deps, next.organizationId, next.evidenceId);
      }
    } finally {
      inHand -= 1;
    }
  };
}

/** Says whether there is sense in going on with another one. */
async function copyOne(deps: CopyEvidenceDeps, organizationId: string, evidenceId: string): Promise<boolean> {
  const { store, wallClock, limits } = deps;
  const row = await store.copies.claim(organizationId, evidenceId, wallClock.now(), LEASE_MS);
  if (!row) return true;
  const reason = refusalOf(row, limits);
  if (reason !== undefined) {
    await settle(deps, row, reason === 'given-up' ? { state: 'failed', reason } : { state: 'refused', reason });
    return true;
  }
  try {
    await settle(deps, row, await copy(deps, row));
    return true;
  } catch (error) {
    await settle(deps, row, outcomeOf(deps, row, error), error);
    return !isStoreFault(error);
  }
}

function refusalOf({ file, attempts, isTakenBack }: CopyRow, limits: EvidenceLimits): CopyReason | undefined {
  if (isTakenBack) return 'taken-back';
  if ((file.size ?? 0) > limits.maxBytes) return 'too-large';
  if (!isCopiedType(file.mimeType, limits.types)) return 'type-refused';
  // A file that ends the process never comes to be counted as failed below.
  return attempts > MAX_TRIES ? 'given-up' : undefined;
}

async function copy({ wallClock, chatFor, evidence, limits }: CopyEvidenceDeps, { organizationId, evidenceId, file, ...workspace }: CopyRow): Promise<CopyOutcome> {
  const chat = chatFor(workspace);
  if (!chat?.readFile) throw new AppError('no-chat', 'The workspace that keeps the file is not connected.');
  const key = evidenceKey(organizationId, evidenceId, file.name);
  const size = await evidence.put(key, await chat.readFile(file, { maxBytes: limits.maxBytes }), { mimeType: file.mimeType });
  return { state: 'copied', store: evidence.kind, key, size, at: wallClock.now() };
}

function outcomeOf({ wallClock }: CopyEvidenceDeps, { attempts }: CopyRow, error: unknown): CopyOutcome {
  const { code } = errorFields(error);
  const again = (milliseconds: number, uncounted = false): CopyOutcome => ({ state: 'waiting', code, dueAt: wallClock.now().add({ milliseconds }), uncounted });
  if (error instanceof FileError) return { state: 'refused', reason: error.code };
  if (isStoreFault(error)) return again(STORE_WAIT_MS, true);
  if (error instanceof ChatError && error.code === 'rate-limited') return again(error.retryAfterMs ?? USUAL_REST_MS, true);
  if (attempts >= MAX_TRIES) return { state: 'failed', reason: 'given-up' };
  return again(Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS));
}

function isStoreFault(error: unknown): boolean {
  return error instanceof AppError && error.code.startsWith('evidence-store-');
}

async function settle({ store, log }: CopyEvidenceDeps, row: CopyRow, outcome: CopyOutcome, error?: unknown): Promise<void> {
  await store.copies.settle(row, outcome);
  const fields = { evidence: row.evidenceId, attempts: row.attempts };
  if (outcome.state === 'copied') return log.info('evidence.copied', { ...fields, store: outcome.store, bytes: outcome.size });
  const code = outcome.state === 'waiting' ? outcome.code : outcome.reason;
  const level = outcome.state === 'failed' ? 'error' : outcome.state === 'waiting' ? 'warn' : 'info';
  log[level]('evidence.not-copied', { ...fields, code, again: outcome.state === 'waiting', name: error === undefined ? undefined : errorFields(error).name });
}
