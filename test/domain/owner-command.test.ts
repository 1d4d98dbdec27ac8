import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parseOwnerCommand } from '../../src/domain/owner-command.js';

describe('a message that is nothing but a command', () => {
  it.each([
    ['snooze', { kind: 'snooze' }],
    ['Snooze!', { kind: 'snooze' }],
    ['snooze 2d', { kind: 'snooze', when: '2d' }],
    ['snooze 2 days', { kind: 'snooze', when: '2 days' }],
    ['snooze until Friday', { kind: 'snooze', when: 'until friday' }],
    ['snooze until 2026-09-18', { kind: 'snooze', when: 'until 2026-09-18' }],
    ['snooze until Sep 15th at 10am', { kind: 'snooze', when: 'until sep 15th at 10am' }],
    ['snooze 2.b', { kind: 'snooze', code: '2.b' }],
    ['snooze 2.b 3d', { kind: 'snooze', code: '2.b', when: '3d' }],
    ['snooze 1 week 2.b', { kind: 'snooze', code: '2.b', when: '1 week' }],
    ['snooze until tomorrow for 2.b', { kind: 'snooze', code: '2.b', when: 'until tomorrow' }],
    ['remind me tomorrow', { kind: 'snooze', when: 'tomorrow' }],
    ['posponer 2 días', { kind: 'snooze', when: '2 dias' }],
    ['pospón 2.b hasta el viernes', { kind: 'snooze', code: '2.b', when: 'hasta el viernes' }],
    ['recuérdame mañana', { kind: 'snooze', when: 'manana' }],
    ['skip', { kind: 'skip' }],
    ['skip this one', { kind: 'skip' }],
    ['Skip 2.B', { kind: 'skip', code: '2.b' }],
    ['omitir', { kind: 'skip' }],
    ['saltar 1.a', { kind: 'skip', code: '1.a' }],
    ['away', { kind: 'away' }],
    ['I’m away until Friday', { kind: 'away', until: 'until friday' }],
    ['out of office through Sep 18', { kind: 'away', until: 'through sep 18' }],
    ['away for 2 weeks', { kind: 'away', until: 'for 2 weeks' }],
    ['away until Friday <@U123>', { kind: 'away', until: 'until friday', delegate: { kind: 'user', user: 'U123' } }],
    ['away until Friday, <@U123> covers', { kind: 'away', until: 'until friday', delegate: { kind: 'user', user: 'U123' } }],
    ['fuera hasta el viernes', { kind: 'away', until: 'hasta el viernes' }],
    ['Estoy ausente hasta el 3 de octubre y me cubre <@u-Ben>', { kind: 'away', until: 'hasta el 3 de octubre', delegate: { kind: 'user', user: 'u-Ben' } }],
    ['away until Friday @Ben Moss covers', { kind: 'away', until: 'until friday', delegate: { kind: 'name', name: 'ben moss' } }],
    ['away until Friday, @ben', { kind: 'away', until: 'until friday', delegate: { kind: 'name', name: 'ben' } }],
    ['ask me in Teams', { kind: 'ask-in', platform: 'teams' }],
    ['Please ask me in Microsoft Teams from now on.', { kind: 'ask-in', platform: 'teams' }],
    ['write to me on Slack instead', { kind: 'ask-in', platform: 'slack' }],
    ['ask me in the sandbox', { kind: 'ask-in', platform: 'sandbox' }],
    ['ask me anywhere', { kind: 'ask-in' }],
    ['Pregúntame en Slack', { kind: 'ask-in', platform: 'slack' }],
    ['por favor escríbame por Teams', { kind: 'ask-in', platform: 'teams' }],
    ['pregúnteme donde sea', { kind: 'ask-in' }],
    ['ask me in 2 days', { kind: 'snooze', when: 'in 2 days' }],
    ['pregúntame en dos días', { kind: 'snooze', when: 'en dos dias' }],
    ['back', { kind: 'back' }],
    ['I’m back!', { kind: 'back' }],
    ['ya volví', { kind: 'back' }],
    ['estoy de vuelta', { kind: 'back' }],
    ['help', { kind: 'help' }],
    ['¿Ayuda?', { kind: 'help' }],
    ['?', { kind: 'help' }],
    ['ayuda', { kind: 'help' }],
    ['undo', { kind: 'undo' }],
    ['deshacer', { kind: 'undo' }],
  ])('%s', (text, command) => {
    expect(parseOwnerCommand(text)).toEqual(command);
  });

  it.each([
    'back to normal after the break, on track',
    'skip counting is up 5 %',
    'Helping teachers with the new schedule',
    'away games cut into attendance, at risk',
    'out of 30 families 28 came',
    'Two of our bus drivers are away until Friday, so we are behind',
    'undo the damage of last year takes time',
    'later this month we will know more about the results and then I will report',
    'fuera de rumbo',
    'away until Friday <@U1> says attendance is down',
    'away until Friday @ben attendance is 93 %',
    'off track',
    'out',
    '',
    '   ',
  ])('but not: %s', (text) => {
    expect(parseOwnerCommand(text)).toBeUndefined();
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constantFrom('', 'snooze ', 'away until ', 'skip ', 'fuera '), (text, lead) => {
      expect(() => parseOwnerCommand(lead + text)).not.toThrow();
    }));
  });
});
