import { freeShare } from '../domain/share.js';
import type { Chat, SeatKind, Seats, Workspace } from '../ports.js';
import { observedChat } from './observe/observed-chat.js';

/** A call that takes longer keeps a worker waiting: several times what platforms usually take. Milliseconds. */
const SLOW_MS = 3_000;
/** Who had work within so long is expected to have more. Milliseconds. */
const AT_WORK_MS = 10 * 60_000;
/** How soon who got no seat asks again: those that answer have one free in no time. Milliseconds. */
const AGAIN_MS = 250;
const AGAIN_SLOW_MS = 2_000;
/** Reads a whole workspace page by page: how long that takes says nothing. */
const UNTIMED = 'profiles';

/** The seats, and the chats whose calls tell how platforms answer. */
export interface TimedSeats extends Seats {
  /** The same chat, its calls timed. */
  timed(chat: Chat): Chat;
}

export interface SeatParts {
  /** How many workers the process has. */
  readonly workers: number;
  /** Milliseconds since some moment; never jumps. */
  readonly elapsed: () => number;
  /** Told when a workspace's platform begins to keep workers waiting, and when it answers again. */
  readonly onChange?: (workspace: Workspace, answers: 'quickly' | 'slowly') => void;
}

/** What is known of a workspace. */
interface Place {
  readonly held: Record<SeatKind, number>;
  /** When the calls began that are under way. */
  readonly calls: Set<{ readonly began: number }>;
  /** How the last call went that ended. */
  last: 'quickly' | 'slowly' | undefined;
  /** What was told last. */
  told: 'quickly' | 'slowly';
  seenAt: number;
}

/** Shares the workers of this process out among workspaces, as `freeShare` decides, by how long their platforms' calls take. */
export function createSeats({ workers, elapsed, onChange = () => undefined }: SeatParts): TimedSeats {
  const places = new Map<string, Place>();

  function placeOf({ platform, workspace }: Workspace): Place {
    const key = `${platform}/${workspace}`;
    const place = places.get(key) ?? { held: { messages: 0, acts: 0, homes: 0 }, calls: new Set(), last: undefined, told: 'quickly', seenAt: 0 };
    place.seenAt = elapsed();
    places.set(key, place);
    return place;
  }

  function answers({ calls, last }: Place): Place['last'] {
    for (const { began } of calls) if (elapsed() - began > SLOW_MS) return 'slowly';
    return last;
  }

  const heldBy = ({ held }: Place): number => held.messages + held.acts + held.homes;

  function free(kind: SeatKind, place: Place): number {
    for (const [key, other] of places) if (elapsed() - other.seenAt > AT_WORK_MS && heldBy(other) === 0) places.delete(key);
    const slow = [...places.values()].filter((other) => answers(other) === 'slowly');
    return freeShare({ workers, workspaces: places.size, answers: answers(place), held: place.held[kind], heldBySlow: slow.reduce((sum, other) => sum + heldBy(other), 0) });
  }

  /** Tells once that it changed. */
  function note(workspace: Workspace, place: Place): void {
    const now = answers(place) ?? 'quickly';
    if (now === place.told) return;
    place.told = now;
    onChange(workspace, now);
  }

  async function timed<T>(workspace: Workspace, work: () => Promise<T>): Promise<T> {
    const place = placeOf(workspace);
    const call = { began: elapsed() };
    place.calls.add(call);
    try {
      return await work();
    } finally {
      place.calls.delete(call);
      place.last = elapsed() - call.began > SLOW_MS ? 'slowly' : 'quickly';
      note(workspace, place);
    }
  }

  return {
    take(kind, workspace) {
      const place = placeOf(workspace);
      if (free(kind, place) < 1) return undefined;
      place.held[kind] += 1;
      return () => void (place.held[kind] -= 1);
    },
    free: (kind, workspace) => free(kind, placeOf(workspace)),
    againMs: (workspace) => (answers(placeOf(workspace)) === 'slowly' ? AGAIN_SLOW_MS : AGAIN_MS),
    timed: (chat) => observedChat(chat, (name, work) => (name === UNTIMED ? work() : timed(chat, work))),
  };
}

/** The same chat, whose pages for people are shown where a worker is free, and else left as they are: nothing depends on them. */
export function homesInASeat(seats: Pick<Seats, 'take'>, chat: Chat): Chat {
  return {
    ...chat,
    async showHome(user, home) {
      const leave = seats.take('homes', chat);
      try {
        if (leave) await chat.showHome?.(user, home);
      } finally {
        leave?.();
      }
    },
  };
}
