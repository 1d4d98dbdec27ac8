import type { Workspace } from './people-store.js';

/** What a worker does for a workspace. Each has a share of its own: messages that hang do not keep people's acts from being worked through. */
export type SeatKind = 'messages' | 'acts' | 'homes';

/** The workers of this process, shared out among workspaces: a platform that keeps them waiting must not stand in the way of the others. */
export interface Seats {
  /** Takes one of a workspace's seats; what is given leaves it again. Undefined where the workspace has its share. */
  take(kind: SeatKind, workspace: Workspace): (() => void) | undefined;
  /** How many are free for a workspace now. */
  free(kind: SeatKind, workspace: Workspace): number;
  /** How soon it is worth asking again, where none was free. Milliseconds. */
  againMs(workspace: Workspace): number;
}
