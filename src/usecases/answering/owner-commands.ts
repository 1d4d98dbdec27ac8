import { parseOwnerCommand } from '../../domain/owner-command.js';
import type { InboundOf } from './answering-deps.js';
import { choosePlatform } from './choose-platform.js';
import { setAway } from './set-away.js';
import { setBack } from './set-back.js';
import { showHelp } from './show-help.js';
import { skipChecks } from './skip-check.js';
import { snoozeByWords } from './snooze-check.js';
import type { Turn } from './turn.js';
import { undoByWords } from './undo-report.js';

/** Words after "away" that are more than a date: then the message says something else as well. */
const LONGEST_DATE = 3;

/** What a message commands, ready to be done; undefined where it is no command. */
export async function readOwnerCommand(turn: Turn<InboundOf<'message'>>, words: string): Promise<(() => Promise<void>) | undefined> {
  const command = parseOwnerCommand(words);
  switch (command?.kind) {
    case undefined:
      return undefined;
    case 'snooze':
      return () => snoozeByWords(turn, command);
    case 'skip':
      return () => skipChecks(turn, command.code);
    case 'away':
      return setAway(turn, command, { isSure: (command.until ?? '').split(' ').length <= LONGEST_DATE + 1 });
    case 'back':
      return () => setBack(turn);
    case 'ask-in':
      return () => choosePlatform(turn, command.platform);
    case 'help':
      return () => showHelp(turn);
    case 'undo':
      return () => undoByWords(turn);
  }
}
