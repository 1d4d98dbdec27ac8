import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command, ParsedCommand } from '../../src/domain/command/command.js';
import { COMMAND_NAMES } from '../../src/domain/command/command.js';
import { commandAtPage, parseCommand } from '../../src/domain/command/parse.js';
import { printCommand } from '../../src/domain/command/print-command.js';
import { en } from '../../src/text/commands/help-en.js';
import { es } from '../../src/text/commands/help-es.js';

function commandOf(text: string): Command {
  const parsed = parseCommand(text);
  if (!parsed.ok) throw new Error(`not a command: ${JSON.stringify(parsed.fault)}`);
  return parsed.command;
}

function faultOf(text: string): unknown {
  const parsed = parseCommand(text);
  return parsed.ok ? undefined : parsed.fault;
}

describe('commands in words', () => {
  it.each<[string, Command]>([
    ['', { name: 'help' }],
    ['   ', { name: 'help' }],
    ['status', { name: 'status' }],
    ['/plan status 2', { name: 'status', target: '2' }],
    ['STATUS   goal  2', { name: 'status', target: 'goal 2' }],
    ['Estado 2.b', { name: 'status', target: '2.b' }],
    ['2.b', { name: 'status', target: '2.b' }],
    ['mine', { name: 'mine' }],
    ['my items', { name: 'mine' }],
    ['Míos', { name: 'mine' }],
    ['mis', { name: 'mine' }],
    ['of <@U123>', { name: 'of', who: { kind: 'user', user: 'U123' } }],
    ['of <@U123|ana>', { name: 'of', who: { kind: 'user', user: 'U123' } }],
    ['de <@29:1a-B_c>', { name: 'of', who: { kind: 'user', user: '29:1a-B_c' } }],
    ['of @Ana  Lark', { name: 'of', who: { kind: 'name', name: 'Ana Lark' } }],
    ['at-risk', { name: 'at-risk' }],
    ['at risk', { name: 'at-risk' }],
    ['at\u2011risk', { name: 'at-risk' }],
    ['En riesgo', { name: 'at-risk' }],
    ['en-riesgo', { name: 'at-risk' }],
    ['needs attention', { name: 'needs-attention' }],
    ['ATENCIÓN', { name: 'needs-attention' }],
    ['atencio\u0301n', { name: 'needs-attention' }],
    ['overdue?', { name: 'overdue' }],
    ['atrasados', { name: 'overdue' }],
    ['item 2 b', { name: 'item', target: '2 b' }],
    ['punto 2.b', { name: 'item', target: '2.b' }],
    ['evidencia 1.a', { name: 'evidence', target: '1.a' }],
    ['historial 1.a', { name: 'history', target: '1.a' }],
    ['report 2.b  On track,\n 93 %', { name: 'report', rest: '2.b  On track,\n 93 %' }],
    ['report — 2.b fine', { name: 'report', rest: '2.b fine' }],
    ['informe 2.b vamos bien', { name: 'report', rest: '2.b vamos bien' }],
    ['owner 2.b <@U1>', { name: 'owner', rest: '2.b <@U1>' }],
    ['responsable 2.b Ana', { name: 'owner', rest: '2.b Ana' }],
    ['cadence 2.b every 2 weeks on mon', { name: 'cadence', rest: '2.b every 2 weeks on mon' }],
    ['cadencia 2.b cada 2 semanas', { name: 'cadence', rest: '2.b cada 2 semanas' }],
    ['subscribe', { name: 'subscribe' }],
    ['subscribe here weekly mon 08:00', { name: 'subscribe', where: 'here', weekday: 1, at: '08:00' }],
    ['subscribe me weekly on friday at 4 pm 2.b', { name: 'subscribe', where: 'me', weekday: 5, at: '16:00', target: '2.b' }],
    ['suscribir aquí semanal mié 8:30 meta 2', { name: 'subscribe', where: 'here', weekday: 3, at: '08:30', target: 'meta 2' }],
    ['suscribir mí cada semana los lunes a las 8h', { name: 'subscribe', where: 'me', weekday: 1, at: '08:00' }],
    ['subscribe <#C0LEAD|leaders> weekly fri 2.b', { name: 'subscribe', channel: 'C0LEAD', weekday: 5, target: '2.b' }],
    ['subscribe <#C0LEAD>', { name: 'subscribe', channel: 'C0LEAD' }],
    ['subscribe 8.30', { name: 'subscribe', target: '8.30' }],
    ['unsubscribe', { name: 'unsubscribe' }],
    ['cancelar 2', { name: 'unsubscribe', target: '2' }],
    ['digest now', { name: 'digest' }],
    ['start', { name: 'start', confirmed: false }],
    ['Iniciar', { name: 'start', confirmed: false }],
    ['start confirm', { name: 'start', confirmed: true }],
    ['undelivered', { name: 'undelivered' }],
    ['sin-entregar', { name: 'undelivered' }],
    ['pausar', { name: 'pause', confirmed: false }],
    ['pause 2.b', { name: 'pause', confirmed: false }],
    ['pausar confirmar', { name: 'pause', confirmed: true }],
    ['resumen ahora', { name: 'digest' }],
    ['calendar', { name: 'calendar' }],
    ['calendario', { name: 'calendar' }],
    ['help', { name: 'help' }],
    ['ayuda informe', { name: 'help', topic: 'report' }],
    ['help at risk', { name: 'help', topic: 'at-risk' }],
    ['\u200b\u202estatus', { name: 'status' }],
  ])('reads %j', (text, command) => expect(commandOf(text)).toEqual(command));

  it('reads options anywhere, also where a keyboard made one dash of two hyphens', () => {
    expect(parseCommand('status --plan SP-1 2 —here --page 3')).toMatchObject({ ok: true, plan: 'SP-1', page: 3, here: true, command: { target: '2' } });
    expect(parseCommand('atrasados --página 2 --aquí')).toMatchObject({ ok: true, page: 2, here: true });
    expect(parseCommand('status --page 0')).toMatchObject({ ok: true, page: 1 });
  });

  it('leaves the words of a report alone but for a plan before or after them', () => {
    expect(parseCommand('report --plan SP 2.b all --here good')).toMatchObject({ ok: true, plan: 'SP', here: false, command: { rest: '2.b all --here good' } });
    expect(parseCommand('report 2.b fine --plan SP')).toMatchObject({ ok: true, plan: 'SP', command: { rest: '2.b fine' } });
    expect(parseCommand('cadence 2.b every week — mon')).toMatchObject({ ok: true, command: { rest: '2.b every week — mon' } });
  });

  it.each([
    ['stauts 2', { kind: 'unknown', word: 'stauts', nearest: 'status', mended: 'status 2' }],
    ['atrisk2', { kind: 'unknown', word: 'atrisk2', nearest: 'at-risk', mended: 'at-risk' }],
    ['digest', { kind: 'unknown', word: 'digest', nearest: 'digest', mended: 'digest now' }],
    ['evidenca 2.b', { kind: 'unknown', word: 'evidenca', nearest: 'evidence', mended: 'evidence 2.b' }],
    ['xylophone', { kind: 'unknown', word: 'xylophone' }],
    ['on track, 64 %', { kind: 'unknown', word: 'on', nearest: 'report' }],
    ['vamos bien, en camino', { kind: 'unknown', word: 'vamos', nearest: 'report' }],
    ['item', { kind: 'missing', command: 'item', what: 'item' }],
    ['report', { kind: 'missing', command: 'report', what: 'item' }],
    ['report -- --', { kind: 'missing', command: 'report', what: 'item' }],
    ['of', { kind: 'missing', command: 'of', what: 'person' }],
    ['status --colour', { kind: 'option', word: '--colour' }],
    ['status --page two', { kind: 'option', word: '--page two' }],
    ['status --plan', { kind: 'option', word: '--plan' }],
    ['subscribe weekly mon 25:00', { kind: 'time', word: '25:00' }],
    ['subscribe daily', { kind: 'only-weekly', word: 'daily' }],
    ['help xylophone', { kind: 'unknown', word: 'xylophone' }],
  ])('says what is wrong with %j', (text, fault) => expect(faultOf(text)).toEqual(fault));

  it('understands every usage line of the help, in both languages, as the command it stands for', () => {
    for (const text of [en, es]) {
      for (const name of COMMAND_NAMES) {
        const typed = text.commands[name].usage.replace(/ \[[^\]]*\]/g, '');
        expect(commandOf(typed).name, typed).toBe(name);
      }
    }
  });
});

const word = fc.stringMatching(/^[a-zñé]{4,9}x$/);
const code = fc.stringMatching(/^[1-9](\.[a-z1-9]){0,2}$/);
const target = fc.oneof(code, fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')));
const who = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9:_.-]{1,30}$/).map((user) => ({ kind: 'user' as const, user })),
  target.map((name) => ({ kind: 'name' as const, name })),
);
const maybe = <T>(name: string, values: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> => fc.option(values, { nil: undefined }).map((value): Record<string, T> => (value === undefined ? {} : { [name]: value }));
/** Made of parts that fit together, which the types cannot follow. */
const asCommand = (...parts: readonly object[]): Command => Object.assign({}, ...parts) as Command;
const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom('mine', 'at-risk', 'needs-attention', 'overdue', 'digest', 'calendar').map((name) => asCommand({ name })),
  fc.tuple(fc.constantFrom('status', 'unsubscribe'), maybe('target', target)).map(([name, rest]) => asCommand({ name }, rest)),
  who.map((one) => asCommand({ name: 'of', who: one })),
  fc.tuple(fc.constantFrom('item', 'evidence', 'history'), target).map(([name, words]) => asCommand({ name, target: words })),
  fc.tuple(fc.constantFrom('report', 'owner', 'cadence'), code, target).map(([name, first, words]) => asCommand({ name, rest: `${first} ${words}` })),
  fc.tuple(fc.oneof(maybe('where', fc.constantFrom('here', 'me')), maybe('channel', fc.stringMatching(/^C[A-Z0-9]{1,10}$/))), maybe('weekday', fc.integer({ min: 1, max: 7 })), maybe('at', clock), maybe('target', target)).map((parts) => asCommand({ name: 'subscribe' }, ...parts)),
  fc.tuple(fc.constantFrom('start', 'pause'), fc.boolean()).map(([name, confirmed]) => asCommand({ name, confirmed })),
  maybe('topic', fc.constantFrom(...COMMAND_NAMES)).map((rest) => asCommand({ name: 'help' }, rest)),
);
const options = fc.record({ plan: fc.option(fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/).filter((text) => !text.startsWith('-')), { nil: undefined }), page: fc.integer({ min: 1, max: 999 }), here: fc.boolean() });

describe('any command', () => {
  it('is read back from its printed form as it was', () => {
    fc.assert(
      fc.property(command, options, (one, { plan, page, here }) => {
        const isReport = one.name === 'report';
        const parsed: ParsedCommand = { command: one, ...(plan !== undefined && { plan }), page: isReport ? 1 : page, here: isReport ? false : here };
        expect(parseCommand(printCommand(parsed))).toEqual({ ok: true, ...parsed });
      }),
      { numRuns: 2_000 },
    );
  });

  it('never fails on any text, and prints only what it reads back the same', () => {
    const pieces = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(' ', '--', '—page', '--plan', '<@', 'U1>', 'report', 'status', 'suscribir', 'mon', '08:00', '\u202e', '\n', 'de', 'help'));
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const parsed = parseCommand(parts.join(' '));
        if (!parsed.ok) return;
        const again = parseCommand(printCommand(parsed));
        expect(again.ok && again.command.name).toBe(parsed.command.name);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is read in good time however long the text', () => {
    for (const piece of ['a', ' ', 'status ', '--page ', '<@', '\u202e', '—', '1 ', 'mon ', 'report 2.b ']) {
      const parsed = parseCommand(piece.repeat(Math.ceil(100_000 / piece.length)));
      expect(typeof parsed.ok).toBe('boolean');
    }
  });

  it('turns to another page as text', () => {
    expect(commandAtPage('estado 2 --aquí', 4)).toBe('status --page 4 --here 2');
    expect(commandAtPage('gibberish', 2)).toBeUndefined();
  });
});
