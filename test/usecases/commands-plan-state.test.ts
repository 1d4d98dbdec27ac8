import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAction } from '../../src/domain/actions.js';
import type { Message } from '../../src/domain/message.js';
import { inWords, openCommandDesk } from '../support/command-desk.js';
import type { CommandDesk } from '../support/command-desk.js';

let desk: CommandDesk;
beforeEach(async () => {
  desk = await openCommandDesk();
});
afterEach(() => desk.database.close());

const stateIs = async (): Promise<string> => (await desk.database.prisma.plan.findUniqueOrThrow({ where: { id: desk.fixture.planId } })).state;
const setState = (state: string) => desk.database.prisma.plan.update({ where: { id: desk.fixture.planId }, data: { state } });

/** What the message's button with this label runs. */
function commandOf(message: Message, label: string): string {
  const button = message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : [])).find((one) => one.label === label);
  const action = button && readAction(button.action, button.value);
  if (action?.name !== 'command.run') throw new Error(`no button ${label}`);
  return action.command;
}

describe('pausing a plan in chat', () => {
  it('says first what it stops, then stops it at once, and can start it again', async () => {
    const asked = await desk.ask('sue', 'pause');
    expect(inWords(asked.message)).toBe(
      'Pausing “Fixture Plan” stops it at once: nothing more is asked, reminded of or posted.\n1 question that waits is closed; nobody is blamed for it.\nWhat people answer is still filed.\n(Pause the plan)',
    );
    expect(asked.visibility).toBe('private');
    expect(await stateIs()).toBe('running');
    const done = await desk.ask('sue', commandOf(asked.message, 'Pause the plan'));
    expect(inWords(done.message)).toContain('“Fixture Plan” is paused');
    expect(await stateIs()).toBe('paused');
    expect(await desk.database.prisma.check.count({ where: { state: 'asked' } })).toBe(0);
    expect(await desk.told('sue', 'pause')).toContain('not running, so there is nothing to pause');
    expect(await desk.told('sue', commandOf(done.message, 'Start it…'))).toContain('(Start the plan)');
  });

  it('is refused to everyone else, who hear who can, even where they type the confirmation', async () => {
    for (const who of ['zoe', 'ana', 'lee']) {
      expect(await desk.told(who, 'pause confirm')).toBe('You cannot pause a plan.\nSue Ward can.');
      expect(await desk.told(who, 'start confirm', 'channel')).toBe('You cannot start a plan.\nSue Ward can.');
    }
    expect(await desk.told('ben', 'pausar')).toBe('Usted no puede poner en pausa un plan.\nPuede hacerlo: Sue Ward.');
    expect(await stateIs()).toBe('running');
  });
});

describe('starting a plan in chat', () => {
  it('shows what would go out and who is not in chat, and starts at the press of the button', async () => {
    await desk.ask('sue', 'owner 2 Kim Vale');
    await setState('draft');
    const asked = await desk.ask('sue', 'start');
    const text = inWords(asked.message);
    expect(text).toContain('# Before “Fixture Plan” starts');
    expect(text).toContain('This would go out from Sep 16 to Sep 30. 8 questions to 3 people.');
    expect(text).toContain('- Mon, Sep 21, 9:00 AM · Ana Lark · 1.a, 1.b');
    expect(text).toContain('1 owner is not matched to anyone in chat and would not be asked:\n- Kim Vale (kim@example.org)');
    expect(await stateIs()).toBe('draft');
    const done = await desk.ask('sue', commandOf(asked.message, 'Start the plan'));
    expect(inWords(done.message)).toContain('“Fixture Plan” is running. Owners are asked from now on.');
    expect(await stateIs()).toBe('running');
    expect(await desk.database.prisma.schedule.count({ where: { nextAt: { not: null } } })).toBeGreaterThan(0);
    expect(await desk.told('sue', 'start')).toContain('is running already');
  });

  it('does not tell of items that the steward may not see', async () => {
    await setState('draft');
    const text = await desk.told('sue', 'start');
    expect(text).not.toContain('1.d');
    expect(text).toContain('6 questions to 2 people');
    await desk.database.prisma.planItem.update({ where: { id: desk.fixture.itemId('1.d') }, data: { ownerId: desk.fixture.personId('kim') } });
    expect(await desk.told('sue', 'start')).toBe(text);
  });

  it('speaks Spanish', async () => {
    await desk.database.prisma.person.update({ where: { id: desk.fixture.personId('sue') }, data: { language: 'es' } });
    await setState('paused');
    const asked = await desk.ask('sue', 'iniciar');
    expect(inWords(asked.message)).toContain('# Antes de poner en marcha «Fixture Plan»');
    expect(inWords(asked.message)).toContain('6 preguntas a 2 personas.');
    expect(inWords((await desk.ask('sue', commandOf(asked.message, 'Poner en marcha el plan'))).message)).toContain('«Fixture Plan» está en marcha.');
    expect(await stateIs()).toBe('running');
  });
});
