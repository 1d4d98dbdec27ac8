import type { Inbound, Receive } from '../../src/ports/chat.js';
import type { Logger } from '../../src/ports/system.js';
import type { Change, RepeatableInbound } from './entries.js';
import { Fault } from './fault.js';
import type { Workspace } from './workspace.js';

/** Something a person did: what the bot is told, and what it changes in the workspace once the bot has it. */
export interface Act {
  readonly inbound: Inbound;
  readonly change?: Change;
}

export interface Acts {
  /** Hands an act to the bot, once for each key. Throws `Fault` `not-saved` where the bot did not get it: nothing changed then. */
  perform(act: Act): Promise<void>;
  /** Hands over what a crash left between the workspace and the bot. What the bot still cannot store waits for the next start. */
  repeatUnfinished(): Promise<void>;
}

interface ActsParts {
  readonly workspace: Workspace;
  readonly receive: Receive;
  readonly log: Logger;
  /** How long the bot may take to store an act, in milliseconds. */
  readonly patienceMs: number;
}

/**
 * An act is written down before the bot is told and confirmed after, so that a crash in between loses nothing:
 * what has no outcome is told again at the next start, and the bot knows it by its key.
 */
export function createActs({ workspace, receive, log, patienceMs }: ActsParts): Acts {
  const inHand = new Map<string, Promise<void>>();

  async function tell({ inbound, change }: Act): Promise<void> {
    const { key, type } = inbound;
    try {
      const repeat = repeatable(inbound);
      await workspace.commit(() => ({ type: 'asked', key, ...(change && { change }), ...(repeat && { repeat }) }));
      await within(patienceMs, receive(inbound));
      await workspace.commit(() => ({ type: 'accepted', key }));
    } catch (cause) {
      log.warn('sandbox.act-not-saved', { type, reason: cause instanceof Error ? cause.name : 'unknown' });
      await workspace.commit((state) => (state.pending.has(key) ? { type: 'rejected', key } : undefined)).catch(() => undefined);
      throw new Fault('not-saved', { cause });
    }
  }

  async function tellAgain(key: string, repeat: RepeatableInbound | undefined): Promise<void> {
    if (repeat !== undefined) await within(patienceMs, receive(repeat));
    await workspace.commit(() => ({ type: repeat === undefined ? 'rejected' : 'accepted', key }));
  }

  return {
    perform(act) {
      const { key } = act.inbound;
      if (workspace.state.done.has(key)) return Promise.resolve();
      const running = inHand.get(key);
      if (running !== undefined) return running;
      const told = tell(act).finally(() => inHand.delete(key));
      inHand.set(key, told);
      return told;
    },

    async repeatUnfinished() {
      for (const [key, { repeat }] of [...workspace.state.pending]) {
        if (inHand.has(key)) continue;
        const told = tellAgain(key, repeat).finally(() => inHand.delete(key));
        inHand.set(key, told);
        await told.catch((cause: unknown) => {
          log.warn('sandbox.act-not-repeated', { reason: cause instanceof Error ? cause.name : 'unknown' });
        });
      }
    },
  };
}

function repeatable(inbound: Inbound): RepeatableInbound | undefined {
  switch (inbound.type) {
    case 'message':
      return { ...inbound, platform: 'sandbox', files: [...inbound.files] };
    case 'edit':
    case 'delete':
    case 'member':
      return { ...inbound, platform: 'sandbox' };
    default:
      return undefined;
  }
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The act was not stored in time.')), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
