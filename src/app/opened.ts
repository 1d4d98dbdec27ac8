import { stopwatch } from '../clock.js';
import { errorFields } from '../errors.js';
import type { Logger } from '../ports.js';

/** Closes one part. `withinMs`: how long it may take; after that nobody waits for it. */
export type Close = (withinMs: number) => Promise<unknown>;

/** What was opened so far, in order. A start that fails and a stop close it in the same way: the last one first. */
export interface Opened {
  add(part: string, close: Close): void;
  /** Closes everything within one deadline, in milliseconds. Gives the parts that are still open then. */
  close(deadlineMs: number): Promise<readonly string[]>;
}

/** A part that hangs may use this much of what is left, so that those beneath it are still closed properly. */
const SHARE = 0.8;

/** An empty list; parts that do not close are named in the log. */
export function openedParts(log: Logger): Opened {
  const parts: { readonly name: string; readonly close: Close }[] = [];

  async function closed({ name, close }: (typeof parts)[number], withinMs: number): Promise<boolean> {
    try {
      return await inTime(close(withinMs), withinMs);
    } catch (error) {
      log.warn('part.not-closed', { part: name, code: errorFields(error).code });
      return false;
    }
  }

  return {
    add: (name, close) => void parts.push({ name, close }),
    close: async (deadlineMs) => {
      const elapsed = stopwatch();
      const open: string[] = [];
      for (let part = parts.pop(); part; part = parts.pop()) {
        const share = (deadlineMs - elapsed()) * SHARE;
        if (!(await closed(part, Math.max(share, 0)))) open.push(part.name);
      }
      return open;
    },
  };
}

/** Whether the work finished before its time was up. */
async function inTime(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
