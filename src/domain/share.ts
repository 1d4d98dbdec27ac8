/** The workers of one process, as they are shared out when a workspace asks for one more. */
export interface SharedOut {
  /** How many workers there are; at least 1. */
  readonly workers: number;
  /** Workspaces that want some, this one among them; at least 1. */
  readonly workspaces: number;
  /** How this one's platform answers; undefined while it has not answered yet. */
  readonly answers: 'quickly' | 'slowly' | undefined;
  /** How many work for this one. */
  readonly held: number;
  /** How many work for those whose platforms answer slowly, all together. */
  readonly heldBySlow: number;
}

/**
 * How many more workers a workspace may have. One whose platform answers gets as many as the others, and never less than a
 * quarter; one of which nothing is known yet gets that quarter; one whose platform keeps workers waiting gets a single one,
 * and all such together no more than half, so that what hangs stands in nobody else's way.
 */
export function freeShare({ workers, workspaces, answers, held, heldBySlow }: SharedOut): number {
  const quarter = Math.ceil(workers / 4);
  if (answers === 'slowly') return atLeastNone(Math.min(1 - held, Math.max(Math.floor(workers / 2), 1) - heldBySlow));
  return atLeastNone((answers === 'quickly' ? Math.max(Math.ceil(workers / workspaces), quarter) : quarter) - held);
}

const atLeastNone = (count: number): number => Math.max(count, 0);
