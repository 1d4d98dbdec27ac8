import { expect, it } from 'vitest';
import { mentionedUsers, showNames, withNames } from '../../src/domain/mentions.js';

const UNNAMED = { person: '@someone', channel: '#channel' };
const nameOf = (user: string): string | undefined => (user === 'U1' ? 'Ana Lark' : undefined);

it.each([
  ['thanks <@U1>!', 'thanks @Ana Lark!'],
  ['<@U1|old name> and <@U2|@Pat Roe>', '@Ana Lark and @Pat Roe'],
  ['ask <@29:1a-B_c> in <#C9>', 'ask @someone in #channel'],
  ['see <#C9|leaders>', 'see #leaders'],
  ['<@U2|>', '@someone'],
  ['a < b, <@>, <@ U1>, <!channel>, x@y.org', 'a < b, <@>, <@ U1>, <!channel>, x@y.org'],
])('%s is kept as %s', (text, kept) => expect(withNames(text, nameOf, UNNAMED)).toBe(kept));

it('finds each person mentioned once, and no channel', () => expect(mentionedUsers('<@U2> <@U1|Ana> <#C1> <@U2>')).toEqual(['U2', 'U1']));

it.each([
  ['ask <@U1> and <@U2>', 'ask <@U1|Ana Lark> and <@U2>'],
  ['ask <@U1|Ana> in <#U1>', 'ask <@U1|Ana> in <#U1>'],
  ['<@U1|>', '<@U1|Ana Lark>'],
])('%s comes with names as %s', (text, shown) => expect(showNames(text, nameOf)).toBe(shown));

it('a name that looks like a mention names nobody else', () => expect(mentionedUsers(showNames('<@U1>', () => 'x> <@U2|y'))).toEqual(['U1']));
