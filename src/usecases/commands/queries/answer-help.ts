import type { CommandFault, CommandName } from '../../../domain/command/command.js';
import { COMMAND_NAMES } from '../../../domain/command/command.js';
import type { Block, Message } from '../../../domain/message.js';
import { actionButton } from '../../../domain/actions.js';
import { whoMay } from '../../../domain/roles.js';
import type { Change } from '../../../domain/roles.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import type { Language } from '../../../domain/types.js';
import { commandText } from '../../../text/commands/index.js';
import { formatChoice } from '../../../text/format.js';

const CHANGING: readonly CommandName[] = ['report', 'owner', 'cadence', 'milestone'];
const DIGESTS: readonly CommandName[] = ['subscribe', 'unsubscribe', 'digest'];
const PLAN: readonly CommandName[] = ['start', 'pause', 'undelivered'];
const ASKING = COMMAND_NAMES.filter((name) => ![...CHANGING, ...DIGESTS, ...PLAN].includes(name));
/** What each command needs the right for. */
const CHANGES: Readonly<Partial<Record<CommandName, Change>>> = { report: 'report', owner: 'owner', cadence: 'cadence', milestone: 'milestone', subscribe: 'subscribe-here', unsubscribe: 'unsubscribe', digest: 'digest-now', start: 'plan-state', pause: 'plan-state', undelivered: 'plan-state' };

/** `help [command]`. `aloud`: it was asked before everyone, and is so answered. */
export function answerHelp(language: Language, topic: CommandName | undefined, { aloud = false }: { readonly aloud?: boolean | undefined } = {}): Message {
  const { help } = commandText(language);
  const options = aloud ? help.optionsAloud : help.options;
  if (topic) return { summary: help.usage(help.commands[topic].usage), blocks: [...usageOf(language, topic), { type: 'context', text: options }] };
  const group = (heading: string, names: readonly CommandName[]): readonly Block[] => [
    { type: 'heading', text: heading, level: 2 },
    { type: 'list', items: names.map((name) => [{ bold: help.commands[name].usage }, ` — ${help.commands[name].about}`]) },
  ];
  return {
    summary: help.summary,
    blocks: [
      { type: 'heading', text: help.heading, level: 1 },
      ...group(help.asking, ASKING),
      ...group(help.changing, CHANGING),
      ...group(help.digests, DIGESTS),
      ...group(help.plan, PLAN),
      { type: 'context', text: `${options} ${help.languages}` },
    ],
  };
}

/** How a command is written, what it does and who may use it. */
export function usageOf(language: Language, name: CommandName): readonly Block[] {
  const { help, capacities } = commandText(language);
  const { usage, about } = help.commands[name];
  const change = CHANGES[name];
  const who = change ? [{ type: 'context', text: help.who(formatChoice(language, whoMay(change).map((capacity) => capacities[capacity]))) } as const] : [];
  return [{ type: 'text', text: [{ bold: usage }, ` — ${about}`] }, ...who];
}

/**
 * Words that are no command: what was wrong, and how to write it. Of what was typed only a short, safe piece comes
 * back, with people named.
 */
export function answerFault(language: Language, fault: CommandFault, named = (words: string): string => words): Message {
  const { help } = commandText(language);
  switch (fault.kind) {
    case 'unknown':
      return unknown(language, fault, named);
    case 'missing': {
      const summary = fault.what === 'item' ? help.missingItem : help.missingPerson;
      return { summary, blocks: [{ type: 'text', text: summary }, ...usageOf(language, fault.command)] };
    }
    case 'option':
      return said(help.option(safeEcho(named(fault.word))));
    case 'time':
      return said(help.time(safeEcho(named(fault.word))), ...usageOf(language, 'subscribe'));
    case 'only-weekly':
      return said(help.onlyWeekly(safeEcho(named(fault.word))), ...usageOf(language, 'subscribe'));
  }
}

function unknown(language: Language, fault: Extract<CommandFault, { kind: 'unknown' }>, named: (words: string) => string): Message {
  const { help } = commandText(language);
  const near = fault.nearest;
  const summary = help.unknown(safeEcho(named(fault.word)));
  const showHelp = actionButton({ name: 'command.run', command: 'help' }, { label: help.showHelp });
  if (!fault.nearest) return said(summary, { type: 'buttons', buttons: [showHelp] });
  const run = fault.mended === undefined ? [] : [actionButton({ name: 'command.run', command: fault.mended }, { label: help.runIt(safeEcho(named(near ? asTyped(language, near, fault.mended) : fault.mended), 50)), style: 'primary' })];
  return said(`${summary} ${help.didYouMean(help.commands[fault.nearest].usage)}`, { type: 'buttons', buttons: [...run, showHelp] });
}

/** A printed command as one types it in a language: printed ones begin with the English word. */
function asTyped(language: Language, name: CommandName, printed: string): string {
  const { usage } = commandText(language).help.commands[name];
  return name === 'digest' ? usage : printed.replace(/^\S+/u, usage.split(' ')[0] ?? name);
}

function said(summary: string, ...more: readonly Block[]): Message {
  return { summary, blocks: [{ type: 'text', text: summary }, ...more] };
}
