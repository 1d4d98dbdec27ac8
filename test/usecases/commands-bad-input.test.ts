import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inWords, openCommandDesk } from '../support/command-desk.js';
import type { CommandDesk } from '../support/command-desk.js';

let desk: CommandDesk;
beforeAll(async () => {
  desk = await openCommandDesk();
});
afterAll(() => desk.database.close());

describe('bad input', () => {
  it.each(['x'.repeat(100_000), `status ${'\u202e'.repeat(500)}`, `item ${'('.repeat(3_000)}`, 'history <!channel>', `of ${'@'.repeat(2_000)}`, `owner 1.a ${'z'.repeat(9_000)}`, 'status --plan ../../x', 'subscribe weekly 99:99'])('gets a short, safe answer: %#', async (text) => {
    const { message, visibility } = await desk.ask('sue', text);
    expect(visibility).toBe('private');
    expect(message.summary.length).toBeGreaterThan(0);
    expect(JSON.stringify(message).length).toBeLessThan(3_000);
    expect(JSON.stringify(message)).not.toMatch(/\u202e/);
  });

  it('asks which plan where several run', async () => {
    await desk.database.prisma.plan.create({ data: { organizationId: desk.fixture.organizationId, code: 'NORTH', title: 'North plan', language: 'en', state: 'running', importedAt: new Date('2026-09-01'), fileHash: '' } });
    const { message } = await desk.ask('zoe', 'history 1.b');
    expect(inWords(message)).toContain('(NORTH North plan) (PLAN Fixture Plan)');
    expect(inWords((await desk.ask('zoe', 'history --plan plan 1.b')).message)).toContain('# History of 1.b');
    expect(inWords((await desk.ask('zoe', 'history --plan south 1.b')).message)).toContain('There is no plan “south”.');
    expect(inWords((await desk.ask('zoe', 'status --plan NORTH')).message)).toContain('There is nothing here yet.');
  });
});
