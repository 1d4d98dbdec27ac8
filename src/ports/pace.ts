/** How much may pass: no more than `points` within the `ms` milliseconds that begin with the first of them. */
export interface PaceLimit {
  readonly points: number;
  readonly ms: number;
}

/** Something that passes one at a time, by its name, and every limit that holds for it. */
export interface PaceLine {
  readonly key: string;
  readonly limits: readonly PaceLimit[];
}

/** What holds back, and for how many milliseconds at least. */
export interface PaceRefusal {
  readonly key: string;
  readonly waitMs: number;
}

/**
 * The pace that processes keep together. It is a kindness to platforms, who answer "too many" anyway: while what it is kept in
 * cannot be reached, each process keeps the pace by itself, and nothing stands still.
 */
export interface Pace {
  /** Takes one from every line, or from none where one refuses; never rejects. */
  take(lines: readonly PaceLine[]): Promise<PaceRefusal | undefined>;
  /**
   * What was taken from these lines passes only now: where one passes at a time, the next waits from here on. It takes a
   * while from taking to sending, now a long one and now a short one, and a platform goes by when it is sent to; never rejects.
   */
  passing(lines: readonly PaceLine[]): Promise<void>;
  /** Asks every process to leave `key` alone for so many milliseconds, rounded up to whole seconds; never rejects. */
  hold(key: string, ms: number): Promise<void>;
  /** How many milliseconds `key` is still to be left alone; never rejects. */
  heldFor(key: string): Promise<number>;
}

/** What a platform lets a bot write, as far as it says so; what it does not say has no limit. */
export interface ChatLimits {
  /** In a whole workspace, new messages and changed ones together. */
  readonly all?: readonly PaceLimit[];
  readonly posts?: PlaceLimits;
  readonly updates?: PlaceLimits;
}

export interface PlaceLimits {
  readonly conversation?: readonly PaceLimit[];
  readonly workspace?: readonly PaceLimit[];
}

/**
 * A limit that holds for any span of `ms`, wherever it begins, as one that is kept in `parts`: windows begin with what passes
 * first, so a span of `ms` meets at most `parts` that begin in it and one that began before.
 */
export function inAnySpan(points: number, ms: number, parts = 1): PaceLimit {
  return points === 1 ? { points, ms } : { points: Math.max(Math.floor(points / (parts + 1)), 1), ms: Math.ceil(ms / parts) };
}
