import { beforeEach, describe, expect, it } from 'vitest';
import { buttonsOf, firstPrompt, ONE_EACH, openWorld, textOf } from './answering-world.js';
import type { World } from './answering-world.js';

let world: World;
const prompt = (user: string) => firstPrompt(world, user);

describe('several open prompts', () => {
  beforeEach(async () => {
    world = await openWorld({
      items: [
        { code: '1' },
        { code: '1.a', parent: '1', owner: 'ana', title: 'Attendance recovers' },
        { code: '1.b', parent: '1', owner: 'ana', title: 'Fewer referrals' },
      ],
    });
    await world.sweep();
  });

  it('never cross-file: words without a code are asked about and filed where the person says', async () => {
    world.clock.advance({ minutes: 5 });
    const message = await world.says('ana', 'On track, families like the new calls');
    expect(await world.history('1.a')).toHaveLength(0);
    expect(await world.history('1.b')).toHaveLength(0);
    const question = world.last('ana');
    expect(buttonsOf(question!.message).map((button) => button.label)).toEqual(['1.a Attendance recovers', '1.b Fewer referrals', 'None of these']);
    const said = world.clock.now();
    world.clock.advance({ hours: 3 });
    await world.presses('ana', '1.b Fewer referrals', question);
    expect(await world.history('1.a')).toHaveLength(0);
    const [report] = await world.reports('1.b');
    expect(report).toMatchObject({ status: 'on-track', message });
    expect(report?.at.toString()).toBe(said.toString());
    expect(buttonsOf(question!.message)).toHaveLength(0);
  });

  it('are answered by code, several in one message', async () => {
    await world.says('ana', '1.a on track. 1.b at risk: no substitutes.');
    expect((await world.reports('1.a'))[0]?.status).toBe('on-track');
    expect((await world.reports('1.b'))[0]?.status).toBe('at-risk');
    expect((await world.reports('1.a'))[0]?.content.note).not.toContain('substitutes');
  });

  it('are answered in the thread of their shared prompt by code, else asked', async () => {
    await world.says('ana', 'at risk', { thread: prompt('ana').ref });
    expect(await world.history('1.a')).toHaveLength(0);
    expect(world.last('ana')?.thread).toEqual(prompt('ana').ref);
    await world.presses('ana', 'None of these');
    expect(textOf(world.last('ana')?.message)).toContain('nothing is filed');
    await world.says('ana', '1.b at risk', { thread: prompt('ana').ref });
    expect((await world.reports('1.b'))[0]?.status).toBe('at-risk');
    expect(world.last('ana')?.thread).toEqual(prompt('ana').ref);
  });

  it('take a typed code as the answer to the question', async () => {
    await world.says('ana', 'we are on track');
    await world.says('ana', '1.b');
    expect((await world.reports('1.b'))[0]?.content.note).toBe('we are on track');
    expect(await world.history('1.a')).toHaveLength(0);
  });

  it('take "both" where both were open', async () => {
    await world.says('ana', 'we are on track');
    await world.says('ana', 'both');
    expect(await world.reports('1.a')).toHaveLength(1);
    expect(await world.reports('1.b')).toHaveLength(1);
  });

  it('leave an afterthought to a report just filed in doubt, not to the other prompt', async () => {
    await world.says('ana', '1.a on track');
    world.clock.advance({ minutes: 2 });
    await world.says('ana', 'also we have had three new complaints, behind on calls');
    expect(await world.history('1.b')).toHaveLength(0);
    await world.presses('ana', '1.a Attendance recovers');
    expect(await world.reports('1.a')).toHaveLength(1);
    expect((await world.reports('1.a'))[0]?.content.note).toContain('three new complaints');
  });

  it('take the next message for the next item, once the first is answered', async () => {
    await world.says('ana', '1.a on track');
    world.clock.advance({ minutes: 2 });
    await world.says('ana', 'off track, nobody came');
    expect((await world.reports('1.b'))[0]?.status).toBe('off-track');
  });

  it('show edited words that wait, and file what is shown', async () => {
    const message = await world.says('ana', 'on track');
    const question = world.last('ana');
    await world.edits('ana', message, 'at risk, no bus drivers');
    expect(textOf(question?.message)).toContain('at risk, no bus drivers');
    expect(textOf(question?.message)).not.toContain('on track');
    await world.presses('ana', '1.a Attendance recovers', question);
    expect((await world.reports('1.a'))[0]).toMatchObject({ status: 'at-risk', message });
    expect(buttonsOf(question!.message)).toHaveLength(0);
  });

  it('withdraw the question where the edited words report nothing', async () => {
    const message = await world.says('ana', 'on track');
    const question = world.last('ana')!;
    const [first] = buttonsOf(question.message);
    await world.edits('ana', message, 'Thank you!');
    expect(textOf(question.message)).toBe('You changed that message, and it no longer reports anything, so nothing is filed.');
    await world.pressesButton('ana', first!, question);
    expect(textOf(world.last('ana')?.message)).toContain('no longer reports anything');
    expect(await world.history('1.a')).toHaveLength(0);
  });

  it('take the question and its words away with a deleted message, answered or not', async () => {
    const message = await world.says('ana', 'on track, all calls are made');
    const question = world.last('ana')!;
    const [first] = buttonsOf(question.message);
    await world.deletes('ana', message);
    expect(textOf(question.message)).toBe('You deleted that message, so nothing of it is filed.');
    await world.pressesButton('ana', first!, question);
    expect(textOf(world.last('ana')?.message)).toContain('You deleted that message');
    expect([...(await world.history('1.a')), ...(await world.history('1.b'))]).toHaveLength(0);

    const second = await world.says('ana', 'off track, nobody came');
    const other = world.last('ana')!;
    await world.presses('ana', '1.a Attendance recovers', other);
    expect(textOf(other.message)).toContain('nobody came');
    await world.deletes('ana', second);
    expect(textOf(other.message)).not.toContain('nobody came');
    expect(await world.reports('1.a')).toHaveLength(0);
  });

  it('keep asking about what an edited message says beside what it has filed', async () => {
    await world.says('ana', '1.b on track');
    world.clock.advance({ hours: 1 });
    const message = await world.says('ana', 'On track. 1.b is off track now');
    const question = world.last('ana')!;
    expect(textOf(question.message)).toContain('1.b is off track now');
    await world.edits('ana', message, 'On track. 1.b is at risk now');
    expect(textOf(question.message)).toContain('1.b is at risk now');
    expect(textOf(question.message)).not.toContain('On track');
    await world.edits('ana', message, 'On track.');
    expect(buttonsOf(question.message)).toHaveLength(0);
    expect((await world.reports('1.a'))[0]?.status).toBe('on-track');
  });

  it('lose their buttons when a typed code answers', async () => {
    await world.says('ana', 'we are on track');
    const question = world.last('ana')!;
    await world.says('ana', '1.b');
    expect(buttonsOf(question.message)).toHaveLength(0);
  });

  it('refuse a question that is over two weeks old, kindly', async () => {
    await world.says('ana', 'on track');
    const question = world.last('ana');
    world.clock.advance({ hours: 15 * 24 });
    await world.presses('ana', '1.a Attendance recovers', question);
    expect(await world.history('1.a')).toHaveLength(0);
    expect(textOf(world.last('ana')?.message)).toContain('more than two weeks old');
  });
});

describe('no open prompt', () => {
  it('is never guessed: the items of the person are offered', async () => {
    world = await openWorld(ONE_EACH);
    await world.says('ana', 'We are off track');
    expect(await world.history('1.a')).toHaveLength(0);
    await world.presses('ana', '1.a Attendance recovers');
    const [report] = await world.reports('1.a');
    expect(report).toMatchObject({ status: 'off-track', late: false });
    expect(report?.checkId).toBeUndefined();
  });

  it('files words that begin with the code of an own item, and plays them back, in either language', async () => {
    world = await openWorld(ONE_EACH);
    await world.says('ana', '1.a: attendance is 93.4 %, on track');
    const [report] = await world.reports('1.a');
    expect(report).toMatchObject({ status: 'on-track', source: 'words' });
    expect(report?.content.readings).toEqual([expect.objectContaining({ value: 93.4 })]);
    expect(textOf(world.last('ana')?.message)).toContain('<That’s right> <Change> <Undo>');
    await world.says('ben', '1.c: en riesgo, falta personal bilingüe');
    expect((await world.reports('1.c'))[0]).toMatchObject({ status: 'at-risk' });
    expect(textOf(world.last('ben')?.message)).toContain('Registrado en 1.c');
  });

  it('files nothing under an item of somebody else; a private one is like one that does not exist', async () => {
    const answers: string[] = [];
    for (const isPrivate of [true, false]) {
      const hidden = isPrivate ? [{ code: '1.d', parent: '1', owner: 'ben', title: 'Secret review', isPrivate: true }] : [];
      world = await openWorld({ items: [...ONE_EACH.items, ...hidden] });
      await world.says('ana', '1.d: off track, we wait for the county');
      answers.push(textOf(world.last('ana')?.message));
      expect(buttonsOf(world.last('ana')!.message).map((button) => button.label)).toEqual(['1.a Attendance recovers', 'None of these']);
      await world.says('ana', '1.c: en riesgo');
      expect(await world.history('1.c')).toHaveLength(0);
      if (isPrivate) expect(await world.history('1.d')).toHaveLength(0);
    }
    expect(answers[0]).toBe(answers[1]);
  });

  it('and no item at all is said plainly', async () => {
    world = await openWorld({ ...ONE_EACH, people: [{ key: 'ana' }, { key: 'ben' }, { key: 'zoe', name: 'Zoe Reed' }] });
    await world.says('zoe', 'We are off track');
    expect(textOf(world.last('zoe')?.message)).toContain('no item of a plan');
  });

  it('offers ten items and takes the code of any other', async () => {
    const items = Array.from({ length: 14 }, (_, index) => ({ code: `2.${index + 1}`, owner: 'ana', title: `Topic ${index + 1}` }));
    world = await openWorld({ items });
    await world.says('ana', 'All is going well, on track');
    expect(buttonsOf(world.last('ana')!.message)).toHaveLength(11);
    expect(textOf(world.last('ana')?.message)).toContain('4 further items');
    await world.says('ana', '2.13');
    expect((await world.reports('2.13'))[0]?.status).toBe('on-track');
  });
});
