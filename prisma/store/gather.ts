/** As many as are asked for in one statement. */
const MOST = 100;

export interface Gathering<C, V> {
  /**
   * Answers several calls at once, each by a function that reads what came for it. Nobody may wait in here for a row that
   * somebody else has locked: a call that is left out is made by itself, as all of them are where this rejects.
   */
  readonly together: (calls: readonly C[]) => Promise<ReadonlyMap<C, () => V>>;
  readonly alone: (call: C) => Promise<V>;
}

/**
 * Makes calls of one moment together: while some are under way, those that come gather for the next statement. A single
 * call waits for nobody, and the busier the process is the more share one round trip and one commit.
 */
export function gathered<C extends object, V>({ together, alone }: Gathering<C, V>): (call: C) => Promise<V> {
  let waiting: { readonly call: C; readonly settle: (answer: Promise<V>) => void }[] = [];
  let isUnderWay = false;

  async function answer(set: typeof waiting): Promise<void> {
    const found = await together(set.map(({ call }) => call)).catch((): ReadonlyMap<C, () => V> => new Map());
    for (const { call, settle } of set) settle(answered(call, found.get(call)));
  }

  async function answered(call: C, read: (() => V) | undefined): Promise<V> {
    return read ? read() : alone(call);
  }

  async function work(): Promise<void> {
    isUnderWay = true;
    while (waiting.length > 0) {
      const set = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      await answer(set);
    }
    isUnderWay = false;
  }

  return (call) =>
    new Promise<V>((resolve) => {
      waiting.push({ call, settle: resolve });
      if (!isUnderWay) void work();
    });
}
