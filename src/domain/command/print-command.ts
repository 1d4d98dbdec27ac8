import type { Command, ParsedCommand } from './command.js';
import { weekdayWord } from './read-subscription.js';
import { printWho } from './read-who.js';

/** A command as it would be typed, for a button that runs it: `parseCommand` reads it back the same. */
export function printCommand({ command, plan, page, here }: ParsedCommand): string {
  const head = command.name === 'digest' ? 'digest now' : command.name;
  const options = [plan !== undefined && `--plan ${plan}`, page > 1 && `--page ${page}`, here && '--here'];
  return [head, ...options, ...words(command)].filter((part) => part !== false && part !== '').join(' ');
}

function words(command: Command): readonly string[] {
  switch (command.name) {
    case 'status':
    case 'unsubscribe':
      return [command.target ?? ''];
    case 'item':
    case 'evidence':
    case 'history':
      return [command.target];
    case 'report':
    case 'owner':
    case 'cadence':
    case 'milestone':
      return [command.rest];
    case 'of':
      return [printWho(command.who)];
    case 'subscribe':
      return [command.where ?? '', command.channel === undefined ? '' : `<#${command.channel}>`, 'weekly', command.weekday ? weekdayWord(command.weekday) : '', command.at ?? '', command.target ?? ''];
    case 'start':
    case 'pause':
      return [command.confirmed ? 'confirm' : ''];
    case 'help':
      return [command.topic ?? ''];
    default:
      return [];
  }
}
