import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageAddress, messageRef, readConversation, threadUnder } from '../../../../adapters/teams/outbound/address.js';

const CHANNEL = '19:leaders@thread.tacv2';
const digits = fc.stringMatching(/^[1-9]\d{12}$/u);

test.each([
  ['a message that begins a thread', CHANNEL, '171', { conversation: CHANNEL, message: '171' }, CHANNEL, `${CHANNEL};messageid=171`],
  ['the same, told with its own thread', `${CHANNEL};messageid=171`, '171', { conversation: CHANNEL, message: '171' }, CHANNEL, `${CHANNEL};messageid=171`],
  ['a reply', `${CHANNEL};messageid=171`, '172', { conversation: CHANNEL, message: '171/172' }, `${CHANNEL};messageid=171`, `${CHANNEL};messageid=171`],
  ['a message of a group chat', '19:many@thread.v2', '171', { conversation: '19:many@thread.v2', message: '171' }, '19:many@thread.v2', '19:many@thread.v2'],
  ['a message of a person’s chat', 'a:1x', '171', { conversation: 'a:1x', message: '171' }, 'a:1x', 'a:1x'],
])('%s', (_what, conversation, activity, ref, stands, under) => {
  expect(messageRef(conversation, activity)).toEqual(ref);
  expect(messageAddress(ref)).toEqual({ conversation: stands, activity });
  expect(threadUnder(ref)).toBe(under);
});

test('a reply is found where it stands, and what is said under it stands in the same thread', () => {
  fc.assert(
    fc.property(digits, digits, digits, (root, id, next) => {
      fc.pre(root !== id && root !== next);
      const ref = messageRef(`${CHANNEL};messageid=${root}`, id);
      expect(ref.conversation).toBe(CHANNEL);
      expect(messageAddress(ref)).toEqual({ conversation: `${CHANNEL};messageid=${root}`, activity: id });
      expect(readConversation(threadUnder(messageRef(threadUnder(ref), next)))).toEqual({ conversation: CHANNEL, root });
    }),
  );
});
