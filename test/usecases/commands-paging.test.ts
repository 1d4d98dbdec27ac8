import { describe, expect, it } from 'vitest';
import { actionButton, readAction } from '../../src/domain/actions.js';
import type { Message } from '../../src/domain/message.js';
import type { ChatChannel, Inbound, Member } from '../../src/ports.js';
import { commandText } from '../../src/text/commands/index.js';
import type { CommandRequest } from '../../src/usecases/commands/command-request.js';
import { handleCommand } from '../../src/usecases/commands/handle-command.js';
import { answerAtRisk } from '../../src/usecases/commands/queries/answer-at-risk.js';
import type { Question } from '../../src/usecases/commands/queries/question.js';
import { NOW, overviewOf } from '../support/overview.js';

const member: Member = { organizationId: 'o', id: 'zoe', name: 'Zoe', email: 'zoe@example.org', roles: [], language: 'en', timeZone: 'America/Chicago', active: true };
const items = Array.from({ length: 23 }, (_, index) => ({ code: String(index + 1), status: 'at-risk' as const, owner: 'ana' }));

function atPage(page: number): Message {
  const q: Question = { member, asked: { command: { name: 'at-risk' }, plan: 'SP', page, here: true }, overview: overviewOf(items), isPublic: true, now: NOW, today: '2026-10-14', text: commandText('en') };
  return answerAtRisk(q);
}

function shown(message: Message): { readonly rows: number; readonly turns: readonly string[]; readonly position: string | undefined } {
  const context = message.blocks.find((block) => block.type === 'context');
  return {
    rows: message.blocks.filter((block) => block.type === 'status').length,
    turns: message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : [])).map((button) => `${button.label}: ${JSON.stringify(readAction(button.action, button.value))}`),
    position: context?.type === 'context' && typeof context.text === 'string' ? context.text : undefined,
  };
}

const turn = (page: number): string => JSON.stringify({ name: 'answer.page', command: 'at-risk --plan SP --here', page });

describe('a long answer', () => {
  it('shows ten rows and the way on, in the same plan and for the same readers', () => {
    expect(shown(atPage(1))).toEqual({ rows: 10, turns: [`Next page: ${turn(2)}`], position: 'Page 1 of 3, 23 in all' });
    expect(shown(atPage(2))).toEqual({ rows: 10, turns: [`Previous page: ${turn(1)}`, `Next page: ${turn(3)}`], position: 'Page 2 of 3, 23 in all' });
  });

  it('shows the last page for any page beyond it', () => {
    expect(shown(atPage(99))).toEqual({ rows: 3, turns: [`Previous page: ${turn(2)}`], position: 'Page 3 of 3, 23 in all' });
  });
});

describe('an act in chat', () => {
  const base = { platform: 'sandbox', workspace: 'sandbox', key: 'k', user: 'u-zoe', at: '2026-10-14T15:00:00Z', conversation: { id: 'c', kind: 'channel' }, reply: 'r' } as const;

  async function asked(inbound: Extract<Inbound, { type: 'command' | 'action' }>, channel: ChatChannel | 'unknown' = { channel: 'c', name: 'team', isPrivate: false }): Promise<readonly string[]> {
    const seen: CommandRequest[] = [];
    const replies: string[] = [];
    const handle = handleCommand({
      answer: async (request) => {
        seen.push(request);
        return { message: { summary: 's', blocks: [] }, visibility: 'public' };
      },
      chatFor: () => ({ channel: async () => (channel === 'unknown' ? undefined : channel), respond: async (reply, _message, visibility, options) => void replies.push(`${reply} ${visibility}${options?.replace ? ' in place' : ''}`) }),
    });
    await handle(inbound, member);
    return [...seen.map((request) => request.text), ...replies];
  }
  const askedIn = (channel: ChatChannel | undefined) => asked({ ...base, type: 'command', text: 'status --here' }, channel ?? 'unknown');
  const pressed = (button: { readonly action: string; readonly value: string }): Extract<Inbound, { type: 'action' }> => ({ ...base, type: 'action', message: 'm', action: button.action, value: button.value });

  it('is answered where it was asked: typed, by a button, or by turning a page', async () => {
    expect(await asked({ ...base, type: 'command', text: 'status 2' })).toEqual(['status 2', 'r public']);
    expect(await asked(pressed(actionButton({ name: 'command.run', command: 'history 2.b' }, { label: '' })))).toEqual(['history 2.b', 'r public']);
    expect(await asked(pressed(actionButton({ name: 'answer.page', command: 'at-risk --here', page: 3 }, { label: '' })))).toEqual(['at-risk --page 3 --here', 'r public in place']);
  });

  it('is answered to the asker alone where people of other organizations read, or may', async () => {
    for (const channel of [{ channel: 'c', name: 'team', isPrivate: false, isShared: true }, undefined]) expect(await askedIn(channel)).toEqual(['status --here', 'r private']);
  });

  it('leaves buttons alone that are none of these', async () => {
    expect(await asked(pressed({ action: 'report.undo', value: '{}' }))).toEqual([]);
    expect(await asked(pressed({ action: 'answer.page', value: JSON.stringify({ command: 'gibberish', page: 2 }) }))).toEqual([]);
  });
});
