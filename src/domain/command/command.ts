import type { ClockTime } from '../types.js';

export const COMMAND_NAMES = [
  'status', 'mine', 'of', 'at-risk', 'needs-attention', 'overdue', 'item', 'evidence', 'history',
  'report', 'owner', 'cadence', 'milestone', 'subscribe', 'unsubscribe', 'digest', 'calendar', 'start', 'pause', 'undelivered', 'help',
] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/** A person as typed: mentioned (`user` is the platform's id) or by name. */
export type Who = { readonly kind: 'user'; readonly user: string } | { readonly kind: 'name'; readonly name: string };

/** A day of the week by its ISO number, 1 is Monday. */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** One command for each of the names, so that the union can be narrowed by name. */
type Each<Name extends CommandName, Words> = Name extends CommandName ? { readonly name: Name } & Words : never;

/**
 * What somebody asked for. `target` are the words that should name an item or a unit; `rest` begins
 * with an item's code, which only the plan can tell from the words after it (`2 a teacher left`).
 */
export type Command =
  | { readonly name: 'status'; readonly target?: string }
  | Each<'mine' | 'at-risk' | 'needs-attention' | 'overdue' | 'digest' | 'calendar' | 'undelivered', unknown>
  | { readonly name: 'of'; readonly who: Who }
  | Each<'item' | 'evidence' | 'history', { readonly target: string }>
  | Each<'report' | 'owner' | 'cadence' | 'milestone', { readonly rest: string }>
  | { readonly name: 'subscribe'; readonly where?: 'here' | 'me'; /** A channel that was mentioned, by the platform's id. */ readonly channel?: string; readonly weekday?: IsoWeekday; readonly at?: ClockTime; readonly target?: string }
  | { readonly name: 'unsubscribe'; readonly target?: string }
  /** Without `confirmed` it only shows what would happen; the button under that sends it confirmed. */
  | Each<'start' | 'pause', { readonly confirmed: boolean }>
  | { readonly name: 'help'; readonly topic?: CommandName };

/** A command with its options. */
export interface ParsedCommand {
  readonly command: Command;
  /** `--plan CODE`: which plan is meant. */
  readonly plan?: string;
  /** `--page N`, from 1. */
  readonly page: number;
  /** `--here`: everyone in the channel may read the answer. */
  readonly here: boolean;
}

/** Why typed words are no command. Words in it are the writer's own: show them through `safeEcho`. */
export type CommandFault =
  | { readonly kind: 'unknown'; readonly word: string; readonly nearest?: CommandName; /** The whole command, mended. */ readonly mended?: string }
  | { readonly kind: 'missing'; readonly command: CommandName; readonly what: 'item' | 'person' }
  | { readonly kind: 'option'; readonly word: string }
  | { readonly kind: 'time'; readonly word: string }
  | { readonly kind: 'only-weekly'; readonly word: string };

export type Parsed = ({ readonly ok: true } & ParsedCommand) | { readonly ok: false; readonly fault: CommandFault };
