import type { WebClient } from '@slack/web-api';
import type { Message } from '../../../src/domain/message.js';
import type { Language } from '../../../src/domain/types.js';
import type { MessageRef } from '../../../src/ports/chat.js';
import { slackTexts } from '../../../src/text/slack/index.js';
import { renderMessage } from '../blocks/render-message.js';
import type { SlackMessage, SlackPost } from '../blocks/render-message.js';
import { inAcceptedForm } from './accepted-form.js';
import type { Refusals } from './accepted-form.js';
import type { Continuations } from './continuations.js';
import { rewrite } from './post.js';

/** Posts the first part of a message that is not there yet. */
export type PostHead = (head: SlackPost) => Promise<MessageRef>;

/**
 * Writes a message whole: its first part, posted or in place of what stands at a ref, and what does not fit there in its
 * thread. A block refused midway is said in words everywhere, in the parts already written too.
 */
export type WriteWhole = (head: MessageRef | PostHead, message: Message, language: Language) => Promise<MessageRef>;

export interface WriteParts {
  readonly client: WebClient;
  readonly refusals: Refusals;
  readonly continuations: Continuations;
}

export function createWriteWhole({ client, refusals, continuations }: WriteParts): WriteWhole {
  return (head, message, language) => {
    let ref = typeof head === 'function' ? undefined : head;
    const method = ref === undefined ? 'chat.postMessage' : 'chat.update';
    const { moreInThread } = slackTexts(language);

    async function write({ rest, ...first }: SlackMessage): Promise<MessageRef> {
      if (ref !== undefined) await rewrite(client, ref, first);
      else if (typeof head === 'function') ref = await head(first);
      else ref = head;
      await continuations.write(ref, rest);
      return ref;
    }
    return inAcceptedForm(
      refusals,
      method,
      (refused) => {
        const whole = renderMessage(message, { refused, more: moreInThread });
        return { whole, blocks: [whole, ...whole.rest].flatMap(({ blocks }) => blocks) };
      },
      ({ whole }) => write(whole),
      ({ whole }) => write({ text: whole.text, blocks: [], rest: whole.rest.map(({ text }) => ({ text, blocks: [] })) }),
    );
  };
}
