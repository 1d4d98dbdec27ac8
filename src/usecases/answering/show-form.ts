import type { Form, Message } from '../../domain/message.js';
import { plainMessage } from '../../domain/message.js';
import { ChatError } from '../../errors.js';
import { endWaiting } from './end-waiting.js';
import { say } from './turn.js';
import type { Turn } from './turn.js';

/** What somebody who asks for a form gets: the form, or in words why there is none. */
export type FormOrWords = { readonly form: Form } | { readonly words: Message };

/** Opens the form, or says why there is none. */
export function showFormOrSay(turn: Turn, trigger: string | undefined, answer: FormOrWords): Promise<void> {
  return 'form' in answer ? showForm(turn, trigger, answer.form) : say(turn, answer.words);
}

/** Opens a form once the turn is kept; where that is not possible, or too late, says so. */
async function showForm(turn: Turn, trigger: string | undefined, form: Form): Promise<void> {
  const { texts, effects, inbound } = turn;
  if (trigger === undefined) return say(turn, plainMessage(texts.form.noTrigger));
  effects.after.push(async ({ chat, tell }) => {
    try {
      await chat.openForm(trigger, form);
    } catch (error) {
      const message = plainMessage(error instanceof ChatError && error.code === 'form-expired' ? texts.form.expired : texts.form.failed);
      // What matters more is that they are told at all, and what went wrong first.
      await endWaiting(chat, inbound, message).catch(() => undefined);
      await tell(message);
      throw error;
    }
  });
}
