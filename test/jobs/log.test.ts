import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError, ChatError, errorFields, stackFrames } from '../../src/errors.js';
import { createLogger } from '../../src/log.js';
import type { LogLevel } from '../../src/log.js';
import type { LogFields, Logger } from '../../src/ports.js';

const Line = z.record(z.string(), z.unknown());

function lab(level: LogLevel = 'debug'): { log: Logger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const log = createLogger({ level, destination: { write: (line: string) => void lines.push(Line.parse(JSON.parse(line))) } });
  return { log, lines };
}
function written(fields: LogFields): Record<string, unknown> {
  const { log, lines } = lab();
  log.info('probe', fields);
  return lines[0] ?? {};
}

describe('the log', () => {
  it('writes one JSON line an event, with its level, its time and its fields', () => {
    const { log, lines } = lab();
    log.debug('a.b');
    log.info('c.d', { count: 2, done: true, id: 'x', nothing: undefined });
    log.warn('e.f');
    log.error('g.h');
    expect(lines.map(({ level, event }) => [level, event])).toEqual([
      ['debug', 'a.b'],
      ['info', 'c.d'],
      ['warn', 'e.f'],
      ['error', 'g.h'],
    ]);
    const { time, ...rest } = lines[1] ?? {};
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(rest).toEqual({ level: 'info', event: 'c.d', count: 2, done: true, id: 'x' });
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = lab('warn');
    log.info('quiet');
    log.warn('loud');
    expect(lines.map(({ event }) => event)).toEqual(['loud']);
    const silent = lab('silent');
    silent.log.error('anything');
    expect(silent.lines).toEqual([]);
  });

  it.each(['token', 'botToken', 'SLACK_SIGNING_SECRET', 'password', 'Authorization', 'cookie', 'x-api-key', 'apiKey', 'private_key'])(
    'hides the value of %s',
    (key) => {
      expect(written({ [key]: 'xoxb-1' })[key]).toBe('[hidden]');
    },
  );

  it('hides the user and password of an address, and keeps the rest of it', () => {
    const line = written({ url: 'postgres://ana:s3cret@db.example.org:5432/plan', text: 'no redis://:pw@host:6379/0 and mail@example.org' });
    expect(line['url']).toBe('postgres://[hidden]@db.example.org:5432/plan');
    expect(line['text']).toBe('no redis://[hidden]@host:6379/0 and mail@example.org');
  });

  it('cuts what is too long to be an id or a code', () => {
    expect(String(written({ what: 'y'.repeat(100_000) })['what']).length).toBeLessThan(2100);
  });

  it('lets no field take the place of the line’s own', () => {
    expect(written({ level: 'fake', event: 'fake', time: 'fake' })).toMatchObject({ level: 'info', event: 'probe', level_: 'fake', event_: 'fake', time_: 'fake' });
  });
});

describe('what an error gives to a log', () => {
  it('is its code and its class, never its message', () => {
    expect(errorFields(new ChatError('user-gone', 'Ms. Example left'))).toEqual({ code: 'user-gone', name: 'ChatError' });
    expect(errorFields(new AppError('x', 'y'))).toEqual({ code: 'x', name: 'AppError' });
    expect(errorFields(new TypeError('private'))).toEqual({ code: 'TypeError', name: 'TypeError' });
    expect(errorFields({ code: '23505', message: 'private' })).toEqual({ code: '23505', name: 'Error' });
  });

  it.each([undefined, null, 'private words', 7, { code: 'private words' }, { code: 7 }])('is plain for %j', (thrown) => {
    expect(errorFields(thrown)).toEqual({ code: 'Error', name: 'Error' });
  });

  it('is where it came from, without a line of its message', () => {
    const frames = stackFrames(new Error('private\n  words'));
    expect(frames).toContain('log.test.ts');
    expect(frames).not.toMatch(/private|words/);
    expect(stackFrames('private')).toBe('');
  });
});
