export type Role = 'web' | 'worker' | 'all';

/** One process of a topology. */
export interface TopologyProcess {
  /** Such as `web-1`. */
  readonly name: string;
  readonly role: Role;
  pid(): number | undefined;
  /** Where its health is; undefined while it does not run. */
  url(): string | undefined;
  start(): Promise<void>;
  /** Tells it to stop; gives its exit code, null where a signal ended it. */
  stop(): Promise<number | null>;
  /** Ends it as `kill -9` does, and waits until it is gone. */
  kill(): Promise<void>;
  /** Stops and starts it; gives the exit code. */
  restart(): Promise<number | null>;
}

export interface Topology {
  /** The one address before all that take what people do. */
  readonly url: string;
  readonly processes: readonly TopologyProcess[];
  /** Stops every process in good order; gives their exit codes. */
  stop(): Promise<readonly (number | null)[]>;
}

export interface TopologyOptions {
  readonly web?: number;
  readonly worker?: number;
  readonly all?: number;
  /** The settings of every process. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly port?: number;
  readonly node?: string;
  readonly onLine?: (process: string, line: string) => void;
}

export function startTopology(options: TopologyOptions): Promise<Topology>;
