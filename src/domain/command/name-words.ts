import type { Command } from './command.js';

/** A command with people named in the words that are kept or shown; where it is about a person, their mention stays. */
export function nameWords(command: Command, named: (words: string) => string): Command {
  switch (command.name) {
    case 'report':
    case 'cadence':
      return { ...command, rest: named(command.rest) };
    case 'item':
    case 'evidence':
    case 'history':
      return { ...command, target: named(command.target) };
    case 'status':
    case 'unsubscribe':
    case 'subscribe':
      return command.target === undefined ? command : { ...command, target: named(command.target) };
    default:
      return command;
  }
}
