import { beforeEach, describe, expect, it } from 'vitest';
import { chicago } from '../support/fixture.js';
import { openWorld, textOf } from './answering-world.js';
import type { World } from './answering-world.js';

/** Monday, September 14, 9:00 in Chicago: Ana is asked about 1.a and 1.b, Ben, who reads Spanish, about 1.c. */
let world: World;
const said = (user = 'ana') => textOf(world.last(user)?.message);
const at = (local: string) => chicago(local).toString();
const checkOf = async (code: string) => world.check(code);

beforeEach(async () => {
  world = await openWorld({ closed: [{ from: '2026-09-17', to: '2026-09-18', name: 'Staff days' }] });
  await world.sweep();
});

describe('snooze', () => {
  it('puts everything open off, to the first open day from then on, and says when', async () => {
    await world.says('ana', 'snooze 3d');
    expect((await checkOf('1.a'))?.askAt?.toString()).toBe(at('2026-09-21T09:00'));
    expect((await checkOf('1.b'))?.state).toBe('due');
    expect(said()).toContain('1.a Item 1.a and 1.b Item 1.b');
    expect(said()).toContain('Mon, Sep 21, 9:00');
  });

  it('puts one item off by its code, until a day', async () => {
    await world.says('ana', 'snooze 1.b until Wednesday');
    expect((await checkOf('1.b'))?.askAt?.toString()).toBe(at('2026-09-16T09:00'));
    expect((await checkOf('1.a'))?.state).toBe('asked');
  });

  it('without a day means the next open one; in Spanish too', async () => {
    await world.says('ben', 'posponer');
    expect((await checkOf('1.c'))?.askAt?.toString()).toBe(at('2026-09-15T09:00'));
    expect(said('ben')).toContain('Volveré a preguntar por 1.c');
  });

  it('until a time that cannot be read, or that passed, changes nothing and says how', async () => {
    await world.says('ana', 'snooze until the 45th');
    expect(said()).toContain('snooze 2d');
    await world.says('ana', 'snooze until 2026-09-01');
    expect(said()).toContain('passed already');
    expect((await checkOf('1.a'))?.state).toBe('asked');
  });

  it('of a code that is not open names those that are', async () => {
    await world.says('ana', 'snooze 1.c 2d');
    expect(said()).toContain('No open check of yours is called 1.c');
    expect(said()).toContain('1.a');
  });

  it('is asked again, then', async () => {
    await world.says('ana', 'snooze 1d');
    world.clock.set(chicago('2026-09-15T09:00'));
    await world.sweep();
    expect((await checkOf('1.a'))?.state).toBe('asked');
    expect(world.seenBy('ana')).toHaveLength(3);
  });
});

describe('skip', () => {
  it('leaves the only open check out', async () => {
    await world.says('ben', 'omitir');
    expect(await checkOf('1.c')).toMatchObject({ state: 'excused', stateReason: 'skipped' });
    expect(said('ben')).toContain('Esta vez se omite: 1.c');
  });

  it('with several open asks which, and takes the code', async () => {
    await world.says('ana', 'skip');
    expect(said()).toContain('skip 1.a');
    expect((await checkOf('1.a'))?.state).toBe('asked');
    await world.says('ana', 'skip 1.b');
    expect((await checkOf('1.b'))?.state).toBe('excused');
    expect((await checkOf('1.a'))?.state).toBe('asked');
  });

  it('under a prompt means that prompt', async () => {
    await world.says('ana', 'snooze 1.a 1d');
    world.clock.set(chicago('2026-09-15T09:00'));
    await world.sweep();
    const again = world.seenBy('ana').find((post) => textOf(post.message).includes('1.a · ') && !textOf(post.message).includes('1.b · '))!;
    await world.says('ana', 'skip', { thread: again.ref });
    expect((await checkOf('1.a'))?.state).toBe('excused');
    expect((await checkOf('1.b'))?.state).toBe('asked');
  });

  it('is not in a sentence that only begins with the word', async () => {
    await world.says('ben', 'skip counting is on track for all of 1.c');
    expect((await world.reports('1.c'))[0]?.status).toBe('on-track');
  });
});

describe('away', () => {
  it('until a day: nobody asks before it, and what is open waits', async () => {
    await world.says('ana', 'away until Friday');
    // Friday is a staff day: the first open day from then on is Monday.
    expect((await checkOf('1.a'))?.askAt?.toString()).toBe(at('2026-09-21T09:00'));
    expect(said()).toContain('From Friday, September 18 on I will ask you again');
    const [absence] = await world.store.people.absences(world.organizationId, [world.personId('ana')], '2026-09-14');
    expect(absence).toMatchObject({ startsOn: '2026-09-14', endsOn: '2026-09-17' });
  });

  it('"through" a day includes it', async () => {
    await world.says('ana', 'I’m away through Wednesday');
    const [absence] = await world.store.people.absences(world.organizationId, [world.personId('ana')], '2026-09-14');
    expect(absence?.endsOn).toBe('2026-09-16');
  });

  it('with a delegate hands over what is open, and tells both', async () => {
    await world.says('ana', 'away until 2026-09-28, <@u-ben> covers');
    expect(said()).toContain('Meanwhile I ask Ben Moss');
    expect(said('ben')).toContain('Ana Lark está fuera');
    world.clock.set(chicago('2026-09-15T09:00'));
    await world.sweep();
    expect(world.seenBy('ben').slice(2).map((post) => textOf(post.message)).join()).toContain('1.a · Item 1.a');
    await world.says('ben', '1.a en riesgo');
    expect((await world.reports('1.a'))[0]).toMatchObject({ status: 'at-risk', personId: world.personId('ben') });
  });

  it('with somebody unknown, or oneself, sets nothing', async () => {
    for (const user of ['u-nobody', 'u-ana']) await world.says('ana', `away until Friday <@${user}>`);
    expect(await world.store.people.absences(world.organizationId, [world.personId('ana')], '2026-09-14')).toHaveLength(0);
    expect(said()).toContain('somebody else');
  });

  it('in a sentence that says more is no command', async () => {
    await world.says('ben', 'away until Friday but 1.c is on track anyway');
    expect((await world.reports('1.c'))[0]?.status).toBe('on-track');
    expect(await world.store.people.absences(world.organizationId, [world.personId('ben')], '2026-09-14')).toHaveLength(0);
  });

  it('"back" ends it early: what waited is asked at the next slot', async () => {
    await world.says('ana', 'away until 2026-09-28');
    world.clock.set(chicago('2026-09-15T13:00'));
    await world.says('ana', 'I’m back');
    expect(said()).toContain('Welcome back');
    expect((await checkOf('1.a'))?.askAt?.toString()).toBe(at('2026-09-16T09:00'));
    await world.says('ana', 'back');
    expect(said()).toContain('not marked as away');
  });
});

describe('undo and help', () => {
  it('undo takes the latest report back, and says what it can take back no more', async () => {
    await world.says('ben', 'Vamos bien, en camino');
    await world.says('ben', 'deshacer');
    expect(await world.reports('1.c')).toHaveLength(0);
    expect((await checkOf('1.c'))?.state).toBe('asked');
    await world.says('ben', 'deshacer');
    expect(said('ben')).toContain('No tengo ningún informe suyo');
  });

  it('undo takes back all that one message became', async () => {
    await world.says('ana', '1.a: on track. 1.b: at risk');
    expect([...(await world.reports('1.a')), ...(await world.reports('1.b'))]).toHaveLength(2);
    await world.says('ana', 'undo');
    expect([...(await world.reports('1.a')), ...(await world.reports('1.b'))]).toHaveLength(0);
    expect(said()).toContain('1.a and 1.b');
  });

  it('undo in the thread of a playback takes that report back, not the latest', async () => {
    await world.says('ana', '1.a: on track');
    const playback = world.last('ana')!;
    await world.says('ana', '1.b: at risk');
    await world.says('ana', 'undo', { thread: playback.ref });
    expect(await world.reports('1.a')).toHaveLength(0);
    expect(await world.reports('1.b')).toHaveLength(1);
  });

  it('help says how to talk, in the person’s language', async () => {
    await world.says('ana', 'help');
    expect(said()).toContain('snooze 2d');
    await world.says('ben', 'ayuda');
    expect(said('ben')).toContain('posponer 2d');
  });

  it('help leads on to what can be asked of the plan, also where no slash tells the two apart', async () => {
    await world.says('ana', 'help');
    await world.presses('ana', 'What can I ask about the plan?');
    expect(world.commands.at(-1)?.inbound).toMatchObject({ type: 'action', action: 'command.run', value: '{"command":"help"}' });
  });
});
