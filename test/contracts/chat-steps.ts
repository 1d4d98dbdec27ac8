import { expect } from 'vitest';
import type { Message } from '../../src/domain/message.js';
import type { Destination, Inbound, MessageRef } from '../../src/ports/chat.js';
import { eventually } from './chat-driver.js';
import type { ChatDriver, ChatUser, ChatWays, Place, Seen } from './chat-driver.js';
import { form } from './chat-messages.js';

/** What the contract's tests do again and again. */
export interface ChatSteps {
  /** A key that was not used before. */
  readonly key: () => string;
  readonly direct: (user: string) => Destination;
  readonly place: () => Place;
  readonly ways: () => ChatWays;
  /** How much the bot was told so far. */
  readonly mark: () => number;
  /** Waits until somebody sees these words. */
  readonly sees: (user: ChatUser, place: Place, words: string, thread?: MessageRef) => Promise<Seen>;
  /** Waits until the bot is told of something like this, after a mark. */
  readonly told: <T extends Inbound['type']>(type: T, after: number) => Promise<Extract<Inbound, { type: T }>>;
  /** Sends something to somebody, and waits until they see it. */
  readonly shown: (user: ChatUser, message: Message) => Promise<MessageRef>;
  /** Presses the button that opens the form, and sees it open; gives the trigger where one opened it. */
  readonly opensForm: (user: ChatUser, ref: MessageRef) => Promise<string>;
}

export function chatSteps(driver: () => ChatDriver): ChatSteps {
  let count = 0;
  const steps: ChatSteps = {
    key: () => `contract-${(count += 1)}`,
    direct: (user) => ({ kind: 'direct', user }),
    place: () => ({ channel: driver().channel }),
    ways: () => driver().ways ?? {},
    mark: () => driver().received.length,

    async sees(user, place, words, thread) {
      const found = await eventually(async () => (await user.see(place, thread)).find((seen) => seen.text.includes(words)));
      if (found === undefined) throw new Error(`${user.user} does not see "${words}".`);
      return found;
    },

    async told<T extends Inbound['type']>(type: T, after: number) {
      const isIt = (inbound: Inbound): inbound is Extract<Inbound, { type: T }> => inbound.type === type;
      const found = await eventually(() => Promise.resolve(driver().received.slice(after).find(isIt)));
      if (found === undefined) throw new Error(`The bot was not told of a ${type}.`);
      return found;
    },

    async shown(user, message) {
      const ref = await driver().chat.send(steps.direct(user.user), message, { key: steps.key() });
      await steps.sees(user, 'direct', message.summary);
      return ref;
    },

    async opensForm(user, ref) {
      const { answerForms } = steps.ways();
      const before = steps.mark();
      answerForms?.(form);
      await user.press(ref, 'Write more');
      const trigger = answerForms ? 'none-was-given' : ((await steps.told('action', before)).trigger ?? '');
      if (!answerForms) await driver().chat.openForm(trigger, form);
      expect(await eventually(() => user.openForm())).toBe('Report on 2.b');
      return trigger;
    },
  };
  return steps;
}
