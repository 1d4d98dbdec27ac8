import { expect, test } from 'vitest';
import { withoutForms } from '../../../adapters/sandbox/without-forms.js';
import { messageSchema } from '../../../src/domain/message-schema.js';
import type { Message } from '../../../src/domain/message.js';
import { form } from '../../contracts/chat-messages.js';

const button = { action: 'check.report', value: 'v', label: 'Write a report', opensForm: true } as const;
const message: Message = { summary: 's', blocks: [{ type: 'text', text: 'How is it?' }, { type: 'buttons', buttons: [{ ...button, form }, { action: 'check.snooze', value: 'v', label: 'Snooze' }] }] };

test('a message keeps everything but the forms of its buttons', () => {
  expect(withoutForms(message)).toEqual({ ...message, blocks: [message.blocks[0], { type: 'buttons', buttons: [button, { action: 'check.snooze', value: 'v', label: 'Snooze' }] }] });
});

test('where a message is kept whole, its forms are', () => {
  expect(messageSchema.parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
});
