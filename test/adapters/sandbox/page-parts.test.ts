import { formatTime } from '../../../src/text/format.js';
import { takeCommand } from '../../../src/domain/command/command-words.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageEvent, PersonView, PostView } from '../../../adapters/sandbox/api.js';
import { spokenAs } from '../../../adapters/sandbox/command-text.js';
import { scaleOf } from '../../../adapters/sandbox/page/chart-scale.js';
import { createDates } from '../../../adapters/sandbox/page/dates.js';
import { fromTokens, nameables, toTokens } from '../../../adapters/sandbox/page/mentions.js';
import { takeEvent } from '../../../adapters/sandbox/page/page-state.js';
import { suggest } from '../../../adapters/sandbox/page/suggestions.js';
import { localUrl, pieces } from '../../../adapters/sandbox/page/words.js';
import { safeName, safeText, safeUrl } from '../../../adapters/sandbox/safe-text.js';
import en from '../../../src/text/sandbox/en.js';
import { sandboxText } from '../../../src/text/sandbox/index.js';

const person = (user: string, name: string): PersonView => ({ user, name, title: 'Teacher', timeZone: 'UTC', locale: 'en', handle: `${user}@example.org`, active: true });
const bot = { user: 'throughline', name: 'Throughline' };
const people = [person('u-ana', 'Ana'), person('u-ana-maria', 'Ana María López'), person('u-lee1', 'Lee'), person('u-lee2', 'Lee'), person('u-dot', 'Dr. O’Neil (he)')];
const conversations = [
  { id: 'c-leaders', kind: 'channel', name: 'leaders', isPrivate: false, hasEarlier: false },
  { id: 'direct:u-ana', kind: 'direct', name: 'Throughline', isPrivate: true, hasEarlier: false },
] as const;
const all = nameables(bot, people, conversations);
const known = { bot, people, conversations };

describe('text that people wrote', () => {
  test('never turns the direction of what stands around it', () => {
    expect(safeText('a\u202Eb\u2066c\u0007d\r\ne\rf\tg')).toBe('abcd\ne\nf\tg');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\u0000-\u0008\u202A-\u202E\u2066-\u2069]/u.test(safeText(text))));
  });

  test.each([
    ['\u200B\u2060\uFEFF', 'id'],
    ['\u200D\u200E \u2800\t', 'id'],
    ['', 'id'],
    ['Ana\u200B\u202E ziuR', 'Ana ziuR'],
    [' two\n  lines ', 'two lines'],
    ['نور', 'نور'],
    ['👩‍🏫', '👩‍🏫'],
    ['🦤'.repeat(60), `${'🦤'.repeat(39)}…`],
  ])('the name %j is shown as %j', (name, shown) => {
    expect(safeName(name, 'id')).toBe(shown);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//example.org', 'https://user:pw@example.org', 'nonsense', ''])('%j is no link', (url) => {
    expect(safeUrl(url)).toBeUndefined();
  });

  test('is cut into words, links and the names that exist', () => {
    expect(pieces('See https://example.org/a?b=1. <@u-ana>, <@nobody> in <#c-leaders> (https://example.org/x)!', known)).toEqual([
      { kind: 'text', text: 'See ' },
      { kind: 'link', url: 'https://example.org/a?b=1', text: 'https://example.org/a?b=1' },
      { kind: 'text', text: '. ' },
      { kind: 'name', text: '@Ana' },
      { kind: 'text', text: ', <@nobody> in ' },
      { kind: 'name', text: '#leaders' },
      { kind: 'text', text: ' (' },
      { kind: 'link', url: 'https://example.org/x', text: 'https://example.org/x' },
      { kind: 'text', text: ')!' },
    ]);
  });

  test('a file of the sandbox opens where the sandbox is now', () => {
    expect(localUrl('http://127.0.0.1:4999/files/6d0f2a4e-0f0a-4c58-9d6b-5d0c6f3b8c11')).toBe('/files/6d0f2a4e-0f0a-4c58-9d6b-5d0c6f3b8c11');
    expect(localUrl('http://127.0.0.1:4999/admin')).toBe('http://127.0.0.1:4999/admin');
  });
});

describe('names in a text', () => {
  test.each([
    ['/plan of @Ana', '/plan of <@u-ana>'],
    ['/plan of @ana maría lópez now', '/plan of <@u-ana-maria> now'],
    ['@Anabel and x@Ana', '@Anabel and x@Ana'],
    ['(@Lee (u-lee2@example.org))', '(<@u-lee2>)'],
    ['@Lee', '@Lee'],
    ['@Dr. O’Neil (he)!', '<@u-dot>!'],
    ['in #leaders, @Throughline', 'in <#c-leaders>, <@throughline>'],
  ])('%j is sent as %j', (typed, sent) => {
    expect(toTokens(typed, all)).toBe(sent);
  });

  test('come back as they were typed', () => {
    const labels = all.map((one) => one.label);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...labels, 'words', '93.4 %', '\n'), { maxLength: 6 }), (parts) => {
        const typed = parts.join(' , ');
        expect(fromTokens(toTokens(typed, all), all)).toBe(typed);
      }),
    );
  });
});

describe('suggestions', () => {
  const labels = (typed: string) => suggest(typed, typed.length, all, en).options.map((option) => option.label);

  test.each([
    ['/', ['/plan']],
    ['/pl', ['/plan']],
    ['/other', []],
    ['/plan s', ['status', 'subscribe', 'start']],
    ['/plan of', []],
    ['/plan status 2', []],
    ['/plan of @an', ['@Ana', '@Ana María López']],
    ['hello @lóp', ['@Ana María López']],
    ['@Ana', []],
    ['mail me: x@an', []],
    ['to #', ['#leaders']],
    ['plain words', []],
  ])('after %j come %j', (typed, expected) => {
    expect(labels(typed)).toEqual(expected);
  });

  test('every command has its words in both languages', () => {
    expect(Object.keys(sandboxText('es').commands)).toEqual(Object.keys(en.commands));
  });

  test('are the words of the page’s language, which the command reader knows', () => {
    const es = sandboxText('es');
    expect(suggest('/plan es', 8, all, es).options.map(({ insert }) => insert)).toEqual(['estado ']);
    expect(suggest('/plan stat', 10, all, es).options.map(({ insert }) => insert)).toEqual(['estado ']);
    expect(suggest('/plan estado', 12, all, es).options).toEqual([]);
    for (const language of ['en', 'es'] as const) {
      for (const [name, word] of Object.entries(sandboxText(language).commandWords)) expect(takeCommand(`${word} x`)?.name).toBe(name);
    }
  });
});

describe('times', () => {
  test('read as in the bot’s messages, in either language', () => {
    const time = (locale: string) => createDates(locale, 'UTC').time('2026-09-14T13:05:00Z').replace(/\s/gu, ' ');
    expect([time('en'), time('es')]).toEqual([formatTime('en', '13:05'), formatTime('es', '13:05')]);
  });
});

describe('commands', () => {
  test.each([
    ['/plan status 2', { kind: 'command', text: 'status 2' }],
    ['  /Plan\n report 2.b all fine ', { kind: 'command', text: 'report 2.b all fine' }],
    ['/plan', { kind: 'command', text: '' }],
    ['<@throughline> mine', { kind: 'mention', text: 'mine' }],
    ['/planning is hard', { kind: 'unknown-command' }],
    ['/status', { kind: 'unknown-command' }],
    ['/etc/passwd is a file', { kind: 'words' }],
    ['thanks <@throughline>', { kind: 'words' }],
    ['1/2 done', { kind: 'words' }],
  ])('%j', (text, spoken) => {
    expect(spokenAs(text)).toEqual(spoken);
  });
});

describe('the state of a page', () => {
  const view = (id: number, version: number): PostView => ({
    id: `m${id}`,
    conversation: 'c',
    seq: id,
    version,
    at: '2026-09-14T14:00:00Z',
    author: 'u',
    onlyYou: false,
    edited: version > 1,
    content: { kind: 'text', text: `${id} as of ${version}`, files: [], command: false },
  });
  const start: PageEvent = { type: 'state', state: { workspace: 'w', bot, me: 'u', people: [], conversations: [], posts: [], unread: {}, clock: { now: '' }, forms: [] } };

  test('is the same in whatever order events come, and however often', () => {
    const posts = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(posts, fc.func(fc.integer()), (made, order) => {
        const events = made.map(([id, version]): PageEvent => ({ type: 'posts', posts: [view(id, version)] }));
        const shuffled = [...events, ...events].map((event, index) => ({ event, at: order(index) })).sort((a, b) => a.at - b.at).map(({ event }) => event);
        const result = (all: readonly PageEvent[]) => [start, ...all].reduce(takeEvent, undefined)?.posts['c'];
        expect(result(shuffled)).toEqual(result(events));
        expect(result(events)?.map((post) => post.seq)).toEqual([...new Set(made.map(([id]) => id))].sort((a, b) => a - b));
      }),
    );
  });
});

describe('dates', () => {
  test('are said in the person’s language and zone', () => {
    expect(createDates('en-US', 'America/Chicago').full('2026-09-14T14:00:00Z')).toMatch(/^Mon, Sep 14, 2026, 9:00\sAM CDT$/u);
    expect(createDates('es-MX', 'America/Denver').day('2026-09-14T14:00:00Z')).toBe('Lunes, 14 de septiembre');
    expect(createDates('en', 'Pacific/Auckland').dayKey('2026-09-14T14:00:00Z')).toBe('2026-09-15');
  });

  test('fall back to UTC, named, where the zone is not known', () => {
    expect(createDates('en-US', 'Mars/Olympus').full('2026-09-14T14:00:00Z')).toMatch(/2:00\sPM UTC$/u);
    expect(createDates('!!', 'UTC').time('2026-09-14T14:00:00Z')).toMatch(/2:00/u);
  });
});

describe('a chart’s scale', () => {
  test('covers its values with a few round steps', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 }), fc.boolean(), (values, fromZero) => {
        const { low, high, ticks } = scaleOf(values, fromZero);
        const slack = Math.max(Math.abs(low), Math.abs(high)) * 1e-6;
        expect(low).toBeLessThanOrEqual(Math.min(...values) + slack);
        expect(high).toBeGreaterThanOrEqual(Math.max(...values) - slack);
        expect(high).toBeGreaterThan(low);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
    );
    expect(scaleOf([9, 2, 1], true).ticks).toEqual([0, 5, 10]);
    expect(scaleOf([61, 68.4, 75], false).ticks).toEqual([60, 65, 70, 75]);
    expect(scaleOf([0], true).ticks).toEqual([0, 1]);
    expect(scaleOf([-5e-324], false).high).toBeGreaterThan(scaleOf([-5e-324], false).low);
  });
});
