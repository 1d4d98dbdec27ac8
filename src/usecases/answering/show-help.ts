import { actionButton } from '../../domain/actions.js';
import type { Message } from '../../domain/message.js';
import { say } from './turn.js';
import type { Turn } from './turn.js';

/** `help`: how to talk to the bot. */
export async function showHelp(turn: Turn): Promise<void> {
  const { help, askIn } = turn.texts;
  const places = await turn.store.people.identities(turn.organizationId, [turn.member.id]);
  const commands = new Set(places.map(({ platform }) => platform)).size > 1 ? [...help.commands, askIn.help] : help.commands;
  const message: Message = {
    summary: `${help.summary}. ${help.intro}`,
    blocks: [
      { type: 'heading', text: help.summary, level: 2 },
      { type: 'text', text: help.intro },
      { type: 'list', items: help.examples },
      { type: 'text', text: help.commandsHeading },
      { type: 'list', items: commands.map(([command, meaning]) => [{ bold: command }, ` – ${meaning}`]) },
      { type: 'buttons', buttons: [actionButton({ name: 'command.run', command: 'help' }, { label: help.plan })] },
    ],
  };
  await say(turn, message);
}
