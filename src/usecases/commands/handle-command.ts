import { readAction } from '../../domain/actions.js';
import { commandAtPage } from '../../domain/command/parse.js';
import type { Message } from '../../domain/message.js';
import type { Chat, Conversation, Inbound, Member, Workspace } from '../../ports.js';
import { commandText } from '../../text/commands/index.js';
import type { CommandAnswer, CommandRequest } from './command-request.js';

type CommandInbound = Extract<Inbound, { readonly type: 'command' | 'action' }>;

export interface HandleCommandDeps {
  readonly answer: (request: CommandRequest) => Promise<CommandAnswer>;
  readonly chatFor: (workspace: Workspace) => Pick<Chat, 'respond' | 'channel'> | undefined;
}

/** Answers a typed command, or a button that runs one or turns a page. Other buttons are left alone. */
export function handleCommand({ answer, chatFor }: HandleCommandDeps): (inbound: CommandInbound, member: Member) => Promise<void> {
  return async (inbound, member) => {
    const text = textOf(inbound);
    const chat = chatFor(inbound);
    if (text === undefined || !chat) return;
    const { platform, workspace, conversation, key } = inbound;
    const aloud = inbound.type === 'command' && inbound.aloud === true;
    const answered = await answer({ organizationId: member.organizationId, member, text, workspace: { platform, workspace }, conversation, key, ...(aloud && { aloud }) });
    const { message, visibility } = answered.visibility === 'public' && !(await isOwnChannel(chat, conversation)) ? forOne(answered.message, member) : answered;
    // Another page takes the place of the page whose button was pressed.
    await chat.respond(inbound.reply, message, visibility, inbound.type === 'action' && readAction(inbound.action, inbound.value)?.name === 'answer.page' ? { replace: true } : undefined);
  };
}

/** Whether the organization's own people alone read a channel; not where the platform does not say. */
async function isOwnChannel(chat: Pick<Chat, 'channel'>, { kind, id }: Conversation): Promise<boolean> {
  if (kind === 'direct') return true;
  const channel = await chat.channel(id);
  return channel !== undefined && channel.isShared !== true;
}

function forOne(message: Message, { language }: Member): CommandAnswer {
  return { message: { ...message, blocks: [...message.blocks, { type: 'context', text: commandText(language).onlyYou }] }, visibility: 'private' };
}

function textOf(inbound: CommandInbound): string | undefined {
  if (inbound.type === 'command') return inbound.text;
  const action = readAction(inbound.action, inbound.value);
  if (action?.name === 'command.run') return action.command;
  return action?.name === 'answer.page' ? commandAtPage(action.command, action.page) : undefined;
}
