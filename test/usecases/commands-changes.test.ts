import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAction } from '../../src/domain/actions.js';
import type { ChatProfile } from '../../src/ports.js';
import { inWords, openCommandDesk } from '../support/command-desk.js';
import type { CommandDesk } from '../support/command-desk.js';

let desk: CommandDesk;
beforeAll(async () => {
  desk = await openCommandDesk();
});
afterAll(() => desk.database.close());

describe('changes', () => {
  it('a refused change says who can', async () => {
    expect(await desk.told('zoe', 'status <@u-ben>')).toContain('I found nothing called “@Ben Moss”');
    expect(await desk.told('zoe', 'ownr 1.a <@u-ben>')).toContain('(Run “owner 1.a @Ben Moss”)');
    expect(await desk.told('zoe', 'owner 1.a <@u-zoe>')).toBe('You cannot change the owner of 1.a.\nAna Lark (its owner) and Sue Ward can.');
    expect(await desk.told('zoe', 'cadence 1.a weekly')).toContain('You cannot change how often 1.a is checked.');
    expect(await desk.told('lee', 'report 1.a fine')).toContain('You cannot report on 1.a.');
    expect(await desk.told('zoe', 'subscribe here', 'channel')).toBe('You cannot subscribe a channel.\nLee Park and Sue Ward can.');
    expect(await desk.told('zoe', 'digest now')).toContain('You cannot post a digest.');
    expect(desk.recorded).toEqual([]);
    expect(desk.subscriptions).toEqual([]);
  });

  it('report hands the words on for the owner, a deputy and a steward', async () => {
    await desk.told('ana', 'report 1a on track: 93.4 %');
    await desk.told('zoe', 'report 1.c going well');
    await desk.told('sue', 'informe 1.a vamos bien');
    expect(desk.recorded.map(({ item, words, request }) => [item.code, words, request.member.name])).toEqual([
      ['1.a', 'on track: 93.4 %', 'Ana Lark'],
      ['1.c', 'going well', 'Zoe Hart'],
      ['1.a', 'vamos bien', 'Sue Ward'],
    ]);
    await desk.told('ana', 'report 1.b on track, thanks to <@u-ben> and <@u-nobody>');
    expect(desk.recorded.at(-1)?.words).toBe('on track, thanks to @Ben Moss and @someone');
    await desk.told('ben', 'informe 1.c vamos bien con <@u-ana> y <@u-nadie>');
    expect(desk.recorded.at(-1)?.words).toBe('vamos bien con @Ana Lark y @alguien');
    expect(await desk.told('ana', 'report 1.a')).toContain('Please add what you want to report.');
    expect(await desk.told('ana', 'report 1 a teacher left')).toBe('Which item do you mean by “1 a teacher left”? Write a colon after the code to settle it.\n(1 Safe schools) (1.a Attendance)');
    expect(desk.recorded).toHaveLength(5);
  });

  it('digests go to the channel or the person, for a part of the plan where one is named', async () => {
    await desk.told('lee', 'subscribe here weekly tue 07:30 1', 'channel');
    await desk.told('zoe', 'subscribe', 'channel');
    await desk.told('zoe', 'unsubscribe');
    await desk.told('lee', 'digest now', 'channel');
    expect(desk.subscriptions.map(({ did, destination, scope }) => [did, destination.kind, scope?.kind])).toEqual([
      ['subscribe 2 07:30', 'channel', 'item'],
      ['subscribe 1 08:00', 'person', undefined],
      ['unsubscribe false', 'person', undefined],
      ['digest', 'channel', undefined],
    ]);
  });

  it('cadence plays back the words and the next three dates, and keeps the time it had', async () => {
    expect(await desk.told('sue', 'cadence 1.b every 2 weeks on tuesday')).toBe('1.b Visits to every room is now checked every 2 weeks on Tuesday at 9:00 AM.\nNext: Tue, Sep 22, 9:00 AM · Tue, Oct 6, 9:00 AM · Tue, Oct 20, 9:00 AM');
    expect(await desk.told('zoe', 'status 1.b')).toContain('Next check: Sep 22');
    expect(await desk.told('zoe', 'history 1.b')).toContain('Sue Ward changed how often it is checked: every 2 weeks on tuesday');
    const notices = await desk.database.prisma.delivery.findMany({ where: { kind: 'notice', personId: desk.fixture.personId('ana') } });
    expect(notices).toHaveLength(1);
    expect(JSON.stringify(notices[0]?.payload)).toContain('Sue Ward changed how often you are asked about 1.b');
    expect(desk.delivered).toContain(notices[0]?.id);
  });

  it('a cadence that is not understood changes nothing and suggests', async () => {
    const text = await desk.told('sue', 'cadence 1.b evry month');
    expect(text).toContain('I did not understand “evry month”.');
    expect(await desk.told('zoe', 'status 1.b')).toContain('Next check: Sep 22');
    expect(await desk.told('sue', 'cadence 1.b')).toContain('Please add how often');
  });

  it('owner hands over the item with the check that waits, tells both, and can be done by the owner', async () => {
    expect(await desk.told('ana', 'owner 1.a to Ben Moss')).toBe('Ben Moss now answers for 1.a Attendance.\nBen Moss has been told in a direct message.');
    const item = await desk.database.prisma.planItem.findUniqueOrThrow({ where: { id: desk.fixture.itemId('1.a') } });
    expect(item.ownerId).toBe(desk.fixture.personId('ben'));
    expect((await desk.store.checks.openForPerson(desk.fixture.organizationId, desk.fixture.personId('ben'))).map((check) => check.itemCode)).toContain('1.a');
    const schedule = await desk.database.prisma.schedule.findFirstOrThrow({ where: { itemId: item.id } });
    expect(schedule.personId).toBe(desk.fixture.personId('ben'));
    const [notice] = await desk.database.prisma.delivery.findMany({ where: { kind: 'notice', personId: desk.fixture.personId('ben') } });
    expect(notice).toMatchObject({ destination: 'u-ben', destinationKind: 'direct' });
    expect(JSON.stringify(notice?.payload)).toMatch(/Ana Lark le pide responder por 1\.a Attendance.*check\.report/);
    expect(await desk.told('zoe', 'history 1.a')).toContain('Ana Lark handed the item from Ana Lark to Ben Moss');
    expect(await desk.told('ana', 'owner 1.a <@u-zoe>')).toContain('You cannot change the owner of 1.a.');
  });

  it('says so when the new owner is not in chat, or has the item already', async () => {
    expect(await desk.told('sue', 'owner 2 Kim Vale')).toContain('Kim Vale is not matched to anyone in chat and has not been told.');
    expect(await desk.told('sue', 'owner 2 kim')).toBe('Kim Vale already answers for 2.');
    expect(await desk.told('sue', 'owner 2 Quentin')).toContain('I know nobody called “Quentin”');
    expect(await desk.told('sue', 'owner 2')).toContain('Please name the person.');
  });

  it('a digest can be asked for in a channel that is mentioned, also from direct messages, by those who may', async () => {
    const before = desk.subscriptions.length;
    expect(await desk.told('zoe', 'subscribe <#c-board|board>')).toContain('You cannot subscribe a channel.');
    await desk.told('lee', 'subscribe <#c-board|board> weekly fri 1.a');
    await desk.told('lee', 'suscribir <#c-team> lunes', 'channel');
    expect(desk.subscriptions.slice(before).map(({ destination, did }) => [destination, did])).toEqual([
      [{ kind: 'channel', channel: 'c-board', isElsewhere: true }, 'subscribe 5 08:00'],
      [{ kind: 'channel', channel: 'c-team' }, 'subscribe 1 08:00'],
    ]);
  });

  it('the same act done twice tells people once', async () => {
    const twice = { key: 'same-act' };
    await desk.ask('sue', 'cadence 1.c every month on the 1st', twice);
    await desk.ask('sue', 'cadence 1.c every month on the 1st', twice);
    expect(await desk.database.prisma.delivery.count({ where: { key: 'cadence:same-act' } })).toBe(1);
  });
});

describe('somebody of chat whom the plan knows by another email', () => {
  const profile = (user: string, name: string, more: Partial<ChatProfile> = {}): ChatProfile => ({ user, name, email: `${user}@elsewhere.example`, active: true, ...more });
  const whoIs = async (user: string) => (await desk.store.people.byIdentity(desk.fixture.organizationId, { platform: 'sandbox', workspace: 'sandbox' }, user))?.name;

  it('is matched by a steward alone, and by saying who it is where the names differ', async () => {
    desk.profiles.push(profile('u-kimmy', 'Kimmy V.'), profile('u-guest', 'Kim Vale', { kind: 'guest' }), profile('u-gone', 'Kim Vale', { active: false }));
    await desk.told('sue', 'owner 1.a <@u-ana>');
    expect(await desk.told('ana', 'owner 1.a <@u-kimmy>')).toContain('I could not match that person');
    expect(await desk.told('sue', 'owner 1.a <@u-guest>')).toContain('Kim Vale is a guest');
    expect(await desk.told('sue', 'owner 1.a <@u-gone>')).toContain('I could not match that person');
    const asked = await desk.ask('sue', 'owner 1.a <@u-kimmy|kimmy>');
    expect(inWords(asked.message)).toBe('I do not know Kimmy V. yet. Who of the plan is that?\n(Kim Vale)');
    expect([await whoIs('u-kimmy'), await whoIs('u-guest')]).toEqual([undefined, undefined]);
    const button = asked.message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))[0];
    const pressed = button && readAction(button.action, button.value);
    if (pressed?.name !== 'command.run') throw new Error('no button');
    expect(await desk.told('ana', pressed.command)).toContain('I could not match that person');
    expect(await desk.told('sue', pressed.command)).toMatch(/^From now on I know Kimmy V\. in chat as Kim Vale of the plan\.\nKim Vale now answers for 1\.a/);
    expect(await whoIs('u-kimmy')).toBe('Kim Vale');
    expect(await desk.told('sue', 'owner 1.a <@u-kimmy>')).toBe('Kim Vale already answers for 1.a.');
    expect(await desk.database.prisma.auditEntry.count({ where: { action: 'person.matched', subjectId: desk.fixture.personId('kim') } })).toBe(1);
  });

  it('a stranger of Teams is let in by a steward alone, who says who it is; no name and no email does it', async () => {
    desk.profiles.push(profile('u-coach', 'Kim Vale', { kind: 'external', email: 'ana@example.org' }), profile('u-bot', 'Kim Vale', { kind: 'bot' }));
    const inTeams = { platform: 'teams' } as const;
    const tied = () => desk.database.prisma.identity.findMany({ where: { externalId: 'u-coach' }, select: { letIn: true, person: { select: { name: true } } } });
    const asked = await desk.ask('sue', 'owner 1.b <@u-coach>', inTeams);
    expect(inWords(asked.message)).toMatch(/^Kim Vale is a guest or of another organization, and a stranger to me\. If you let them in/);
    expect(inWords((await desk.ask('lee', 'owner 1.b <@u-coach> = Zoe Hart', inTeams)).message)).not.toContain('I know');
    expect(inWords((await desk.ask('sue', 'owner 1.b <@u-bot> = Zoe Hart', inTeams)).message)).toContain('cannot be a person of the plan');
    expect(await desk.told('sue', 'owner 1.b <@u-coach> = Zoe Hart')).toContain('cannot be a person of the plan');
    expect(await tied()).toEqual([]);
    expect(inWords((await desk.ask('sue', 'owner 1.b <@u-coach> = Zoe Hart', inTeams)).message)).toMatch(/^From now on I know Kim Vale in chat as Zoe Hart of the plan\./);
    expect(await tied()).toEqual([{ letIn: true, person: { name: 'Zoe Hart' } }]);
    expect(await desk.database.prisma.auditEntry.count({ where: { action: 'person.let-in' } })).toBe(1);
    await desk.ask('sue', 'owner 1.b Ana Lark');
  });

  it('is matched at once by the same name or email, but never to somebody who is matched already', async () => {
    const { prisma } = desk.database;
    await prisma.identity.deleteMany({ where: { externalId: { in: ['u-kimmy', 'u-lee'] } } });
    desk.profiles.push(profile('u-k2', 'kim vale'), profile('u-z2', 'Zoe Hart'), profile('u-l2', 'L', { email: 'LEE@example.org' }));
    expect(await desk.told('sue', 'owner 1.b <@u-k2>')).toContain('From now on I know kim vale in chat as Kim Vale of the plan.');
    expect(await desk.told('sue', 'owner 1.b <@u-l2>')).toContain('Lee Park now answers for 1.b');
    expect(await desk.told('sue', 'owner 1.b <@u-z2> = Zoe Hart')).toContain('I could not match that person');
    expect([await whoIs('u-k2'), await whoIs('u-l2'), await whoIs('u-z2')]).toEqual(['Kim Vale', 'Lee Park', undefined]);
  });
});
