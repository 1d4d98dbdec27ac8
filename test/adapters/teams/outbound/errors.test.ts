import { expect, test } from 'vitest';
import { inChannel, inDirect, isTooLarge, readRefusal, refusalName, TeamsRefusal, toChatError } from '../../../../adapters/teams/outbound/errors.js';
import type { ChatErrorCode } from '../../../../src/errors.js';

const newShape = (code: string) => JSON.stringify({ error: { code, message: 'said by somebody' } });
const oldShape = (subCode: string) => JSON.stringify({ errorCode: 209, message: JSON.stringify({ subCode, details: 'said by somebody' }) });

test.each<[number, string, ChatErrorCode, ChatErrorCode, ChatErrorCode]>([
  [400, newShape('BadArgument'), 'message-refused', 'message-refused', 'message-refused'],
  [401, newShape('BotNotRegistered'), 'workspace-gone', 'workspace-gone', 'workspace-gone'],
  [401, '', 'workspace-gone', 'workspace-gone', 'workspace-gone'],
  [403, newShape('BotNotInConversationRoster'), 'not-in-channel', 'app-not-installed', 'not-in-channel'],
  [403, newShape('BotDisabledByAdmin'), 'not-authorized', 'app-not-installed', 'not-authorized'],
  [403, newShape('ForbiddenOperationException'), 'not-in-channel', 'app-not-installed', 'not-in-channel'],
  [403, newShape('MessageWritesBlocked'), 'user-unreachable', 'user-unreachable', 'not-in-channel'],
  [403, oldShape('MessageWritesBlocked'), 'user-unreachable', 'user-unreachable', 'not-in-channel'],
  [403, newShape('ConversationBlockedByUser'), 'user-unreachable', 'user-unreachable', 'not-in-channel'],
  [403, newShape('NotEnoughPermissions'), 'not-authorized', 'not-authorized', 'not-authorized'],
  [403, newShape('InvalidBotApiHost'), 'not-authorized', 'not-authorized', 'not-authorized'],
  [403, '<html>a proxy</html>', 'not-in-channel', 'app-not-installed', 'not-in-channel'],
  [404, newShape('ConversationNotFound'), 'channel-gone', 'app-not-installed', 'channel-gone'],
  [404, newShape('ActivityNotFoundInConversation'), 'message-refused', 'message-refused', 'message-refused'],
  [404, newShape('UserNotFound'), 'user-gone', 'user-gone', 'user-gone'],
  [404, '', 'channel-gone', 'app-not-installed', 'channel-gone'],
  [412, newShape('PreconditionFailed'), 'temporary', 'temporary', 'temporary'],
  [413, newShape('MessageSizeTooBig'), 'message-refused', 'message-refused', 'message-refused'],
  [413, '<!DOCTYPE html>', 'message-refused', 'message-refused', 'message-refused'],
  [418, '', 'message-refused', 'message-refused', 'message-refused'],
  [429, newShape('Throttled'), 'rate-limited', 'rate-limited', 'rate-limited'],
  [500, newShape('ServiceError'), 'temporary', 'temporary', 'temporary'],
  [502, 'Bad Gateway', 'temporary', 'temporary', 'temporary'],
  [503, '', 'temporary', 'temporary', 'temporary'],
  [504, '', 'temporary', 'temporary', 'temporary'],
])('%i %s', (status, body, plain, toPerson, toChannel) => {
  const error = toChatError(readRefusal(status, undefined, body), 'post');
  expect(error.code).toBe(plain);
  expect(inDirect(error)).toMatchObject({ code: toPerson });
  expect(inChannel(error)).toMatchObject({ code: toChannel });
  expect(error.message).not.toContain('somebody');
  expect(error.message).not.toContain('<');
});

test('no answer at all may pass', () => {
  expect(toChatError(new TeamsRefusal(undefined, undefined, undefined), 'post')).toMatchObject({ code: 'temporary' });
  expect(toChatError(new TypeError('fetch failed'), 'post')).toMatchObject({ code: 'temporary' });
});

test.each([
  ['9', 9_000],
  ['0', 0],
  ['999999999', 3_600_000],
  [undefined, 5_000],
  ['soon', 5_000],
  ['-4', 5_000],
])('Retry-After %s', (given, expected) => {
  expect(toChatError(readRefusal(429, given, ''), 'post')).toMatchObject({ code: 'rate-limited', retryAfterMs: expected });
});

test('what stands in the place of a name and is none is not passed on', () => {
  expect(readRefusal(403, undefined, newShape('Ana said: hello there')).reason).toBeUndefined();
  expect(refusalName(toChatError(readRefusal(404, undefined, newShape('ConversationNotFound')), 'post'))).toBe('ConversationNotFound');
});

test('too large is known by its status, whoever answered', () => {
  expect(isTooLarge(toChatError(readRefusal(413, undefined, '<!DOCTYPE html>'), 'post'))).toBe(true);
  expect(isTooLarge(toChatError(readRefusal(400, undefined, newShape('MessageSizeTooBig')), 'post'))).toBe(true);
  expect(isTooLarge(toChatError(readRefusal(400, undefined, newShape('BadArgument')), 'post'))).toBe(false);
});
