import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAction } from '../../src/domain/actions.js';
import type { Store } from '../../src/ports.js';
import { inWords, openCommandDesk } from '../support/command-desk.js';
import type { CommandDesk } from '../support/command-desk.js';

let desk: CommandDesk;
beforeAll(async () => {
  desk = await openCommandDesk();
});
afterAll(() => desk.database.close());

describe('questions', () => {
  it('status of the plan counts by status and has one line for each area', async () => {
    expect(await desk.told('zoe', 'status')).toBe(['# Where the plan stands: Fixture Plan', '1 at risk, 3 without recent news', 'chart 1 at risk, 3 without recent news', '1 Safe schools · 1 at risk, 2 without recent news', '[No recent news] 2 Reading · nothing reported yet'].join('\n'));
  });

  it('status of a goal lists what is under it', async () => {
    expect(await desk.told('zoe', 'status goal 1')).toContain('[At risk] 1.b Visits to every room · “Only fourteen rooms visited” · Sep 14');
  });

  it('status of an objective says since when, who, why and what next', async () => {
    const text = await desk.told('zoe', 'status 1b');
    expect(text).toContain('[At risk] 1.b Visits to every room · since Sep 14, by Ana Lark');
    expect(text).toContain('> Only fourteen rooms visited (Ana Lark, Sep 14)');
    expect(text).toContain('Needs: two substitutes\nIn the way: no substitutes');
    expect(text).toContain('Next check: Sep 21');
  });

  it('status of a unit, and of something unclear', async () => {
    expect(await desk.told('zoe', 'status fixture district')).toContain('# Fixture District');
    expect(await desk.told('zoe', 'status visit familly')).toBe('I found nothing called “visit familly” in this plan.\nTry a code such as 2.b, or a few words of the title. “status” shows the whole plan.');
    expect(await desk.told('zoe', 'status familly')).toBe('Which one do you mean by “familly”?\n(1.c Family nights)');
  });

  it('mine puts what waits first, with a button to report', async () => {
    const { message, visibility } = await desk.ask('ana', 'mine');
    expect(visibility).toBe('private');
    expect(inWords(message).split('\n').slice(0, 5)).toEqual([
      '# Your items',
      'You answer for 3 items; 2 checks wait for you.',
      '[No recent news] 1.a Attendance · nothing reported yet · waits for your answer since Sep 14 · next check Sep 21',
      '(Report)',
      '[Off track] 1.d Secret review · since Sep 14, by Ana Lark · waits for your answer since Sep 14 · next check Sep 21',
    ]);
    const button = message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))[0];
    expect(button && readAction(button.action, button.value)?.name).toBe('check.report');
  });

  it('of somebody, by mention and by name, as far as the asker may see', async () => {
    expect(await desk.told('zoe', 'of <@u-ana>')).toContain('Ana Lark answers for 2 items.');
    expect(await desk.told('ana', 'de ana')).toContain('Ana Lark answers for 3 items.');
    expect(await desk.told('zoe', 'of <@nobody>')).toContain('I could not match that person');
  });

  it('at-risk, needs-attention and overdue give the reason', async () => {
    expect(await desk.told('lee', 'at-risk')).toBe(['# At risk and off track', '1 at risk', '[At risk] 1.b Visits to every room · Ana Lark · reported Sep 14', '> Only fourteen rooms visited (Ana Lark)', '- Needs: two substitutes\n- In the way: no substitutes'].join('\n'));
    expect(await desk.told('lee', 'needs-attention')).toContain('[At risk] 1.b Visits to every room · Ana Lark\n- still needs: two substitutes');
    expect(await desk.told('lee', 'needs-attention')).toContain('- Ben Moss did not answer the check of Aug 31');
    expect(await desk.told('lee', 'overdue')).toBe(['# Waiting for an answer', '2 items wait for an answer.', '[No recent news] 1.c Family nights · Ben Moss, no answer to the check of Aug 31', '[No recent news] 1.a Attendance · Ana Lark, asked Sep 14'].join('\n'));
  });

  it('item shows measures and what is asked for', async () => {
    expect(await desk.told('zoe', 'item 1.a')).toContain('Attendance rate: no value yet, started from 90 % · target 95 %');
  });

  it('evidence lists what stands', async () => {
    expect(await desk.told('zoe', 'evidence 1.b')).toContain('https://example.org/rooms');
    expect(await desk.told('zoe', 'evidence 2')).toContain('Nothing is filed under 2 yet.');
  });

  it('history shows edits after what was said before, and what was taken back without its words', async () => {
    const text = await desk.told('zoe', 'history 1.b');
    expect(text).toContain('Ana Lark changed the report: At risk “Only fourteen rooms visited”');
    expect(text.indexOf('changed the report')).toBeLessThan(text.indexOf('Ana Lark reported: On track “Forty rooms <!channel> visited”'));
    expect(text).toContain('Ana Lark took a report back');
    expect(text).not.toContain('never mind');
    expect(await desk.told('zoe', 'history 1.c')).toContain('Ben Moss did not answer the check of Aug 31');
  });

  it('calendar lists the prompts of four weeks as far as the asker may see them', async () => {
    expect(await desk.told('zoe', 'calendar')).toContain('Mon, Sep 21, 9:00 AM · Ana Lark · 1.a and 1.b');
    expect(await desk.told('ana', 'calendar')).toContain('Mon, Sep 21, 9:00 AM · Ana Lark · 1.a, 1.b, and 1.d');
    expect(await desk.told('zoe', 'calendar')).toContain('12 checks in ');
  });

  it('answers in the language of the asker', async () => {
    expect(await desk.told('ben', 'status 1.b')).toContain('[En riesgo] 1.b Visits to every room · desde el 14 sep');
    expect(await desk.told('ben', 'ayuda')).toContain('- estado [punto|área|unidad] — cómo va');
    expect(await desk.told('ben', 'stauts')).toContain('¿Quería decir «estado [punto|área|unidad]»?');
  });

  it('is public only in a channel and only when asked to be, and then shows what everyone may see', async () => {
    expect((await desk.ask('ana', 'mine', { kind: 'channel' })).visibility).toBe('private');
    expect((await desk.ask('ana', 'mine --here', { kind: 'direct' })).visibility).toBe('private');
    const { message, visibility } = await desk.ask('ana', 'mine --here', { kind: 'channel' });
    expect(visibility).toBe('public');
    expect(inWords(message)).toContain('You answer for 2 items');
    expect(JSON.stringify(message)).not.toMatch(/Secret|check\.report/);
  });
});

describe('what an outsider may not see', () => {
  /** The calls made to the store, in order: how much work an answer is. */
  function watched(): { readonly store: Store; readonly calls: string[] } {
    const calls: string[] = [];
    const watch = <T extends object>(target: T, path: string): T =>
      new Proxy(target, {
        get(object, key, receiver) {
          const value: unknown = Reflect.get(object, key, receiver);
          if (typeof value === 'function') return (...args: unknown[]): unknown => (calls.push(`${path}${String(key)}`), value.apply(object, args));
          return typeof value === 'object' && value !== null ? watch(value, `${path}${String(key)}.`) : value;
        },
      });
    return { store: watch(desk.store, ''), calls };
  }

  it.each([
    ['status', ''],
    ['item', ''],
    ['evidence', ''],
    ['history', ''],
    ['report', ' on track'],
    ['owner', ' <@u-zoe>'],
    ['cadence', ' every week'],
    ['milestone', ' reached'],
    ['subscribe here', ''],
    ['unsubscribe', ''],
  ])('%s: a private item is like one that does not exist, in words and in work', async (name, more) => {
    const answerTo = async (code: string): Promise<{ readonly text: string; readonly calls: readonly string[] }> => {
      const { store: over, calls } = watched();
      const { message } = await desk.ask('sue', `${name} ${code}${more}`, { kind: 'channel', over });
      return { text: JSON.stringify(message).replaceAll(code, 'CODE'), calls };
    };
    const hidden = await answerTo('1.d');
    expect(hidden).toEqual(await answerTo('1.z'));
    expect(hidden.text).toMatch(/Which one do you mean by “CODE/);
    expect(hidden.text).not.toContain('Secret');
  });
});
