import { ChatError } from '../../../src/errors.js';
import type { Pace } from '../../../src/ports/pace.js';
import type { Clock } from '../../../src/ports/system.js';
import type { Connector } from '../connect/connector.js';
import { boundedMap } from '../../../src/domain/bounded-map.js';
import { readConversation } from './address.js';

/** The first wait after a fault, doubled with each that follows. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** So many conversations slowed down within so long: it is the tenant that is slowed down, not each of them. */
const CONVERSATIONS = 3;
const WITHIN_MS = 60_000;
const MOST = 10_000;

/** The real time, the tenant, and where processes tell each other what is to be left alone; left out where there is one. */
export interface PacedBy {
  readonly wallClock: Clock;
  readonly workspace: string;
  readonly pace?: Holds | undefined;
}

export type Holds = Pick<Pace, 'hold' | 'heldFor'>;

/** How a conversation's last calls went. */
interface Trouble {
  readonly until: number;
  readonly faults: number;
}

/**
 * Calls of one tenant's connector, each conversation at the pace that the service wants: after 429, 412 or a fault of the
 * service's own a conversation rests, longer each time, and what is meant for it is put off without a call (`temporary`,
 * with how long). Where several rest at once for being too many, the whole tenant does (`rate-limited`).
 * The numbers are indicative: the service tells none but in `Retry-After`. What rests here rests in every process that shares
 * `holds`; how often it failed, and how many conversations were slowed down, each counts for itself.
 */
export function pacedConnector(connector: Connector, { wallClock: clock, workspace, pace: holds }: PacedBy): Connector {
  const resting = boundedMap<Trouble>(MOST);
  const slowed = new Map<string, number>();
  const holdOf = (conversation: string): string => `teams/${workspace}/${conversation}`;
  const now = (): number => clock.now().epochMilliseconds;

  async function at<T>(conversation: string, call: () => Promise<T>): Promise<T> {
    const trouble = resting.get(conversation);
    const here = (trouble?.until ?? 0) - now();
    const left = here > 0 ? here : ((await holds?.heldFor(holdOf(conversation))) ?? 0);
    if (left > 0) throw new ChatError('temporary', `Teams wants this conversation left alone for ${Math.ceil(left / 1_000)} s.`, left);
    try {
      const done = await call();
      resting.delete(conversation);
      return done;
    } catch (error) {
      throw await slower(conversation, trouble, error);
    }
  }

  async function slower(conversation: string, trouble: Trouble | undefined, error: unknown): Promise<unknown> {
    if (!(error instanceof ChatError) || (error.code !== 'rate-limited' && error.code !== 'temporary')) return error;
    const faults = (trouble?.faults ?? 0) + 1;
    const rest = error.retryAfterMs ?? Math.min(FIRST_WAIT_MS * 2 ** (faults - 1), LONGEST_WAIT_MS);
    resting.set(conversation, { until: now() + rest, faults });
    await holds?.hold(holdOf(conversation), rest);
    const isTenant = error.code === 'rate-limited' && noteSlowed(conversation);
    return new ChatError(isTenant ? 'rate-limited' : 'temporary', error.message, rest, { cause: error.cause });
  }

  /** Whether by now so many conversations are slowed down that it must be all of them. */
  function noteSlowed(conversation: string): boolean {
    slowed.set(conversation, now());
    for (const [key, since] of slowed) if (now() - since > WITHIN_MS) slowed.delete(key);
    return slowed.size >= CONVERSATIONS;
  }

  const key = (conversation: string): string => readConversation(conversation).conversation;
  return {
    ...connector,
    post: (to, activity) => at(key(to.conversation), () => connector.post(to, activity)),
    put: (to, message, activity) => at(key(to.conversation), () => connector.put(to, message, activity)),
    remove: (to, message) => at(key(to.conversation), () => connector.remove(to, message)),
  };
}
