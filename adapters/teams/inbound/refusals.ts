import type { ClaimFault } from '../connect/check-claims.js';
import type { TokenFault } from '../connect/verify-token.js';

/** Why something that was handed over as Teams' was turned away. */
export type Refusal = TokenFault | ClaimFault | 'other-app' | 'foreign-address' | 'too-large' | 'no-activity';

/** How often, by why. */
export type RefusalCounts = Readonly<Partial<Record<Refusal, number>>>;

export interface RefusalCounter {
  readonly count: (reason: Refusal) => void;
  /** Since this was made. */
  readonly counts: () => RefusalCounts;
}

export function createRefusalCounter(): RefusalCounter {
  const counted = new Map<Refusal, number>();
  return {
    count: (reason) => void counted.set(reason, (counted.get(reason) ?? 0) + 1),
    counts: () => Object.fromEntries(counted),
  };
}
