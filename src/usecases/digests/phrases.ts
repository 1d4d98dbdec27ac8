import type { Temporal } from 'temporal-polyfill';
import type { Command } from '../../domain/command/command.js';
import { printCommand } from '../../domain/command/print-command.js';
import type { Block, Button, Inline } from '../../domain/message.js';
import type { ItemOverview, PlanOverview } from '../../domain/overview.js';
import { safeEcho } from '../../domain/safe-echo.js';
import type { ItemStatus, Language, ZoneId } from '../../domain/types.js';
import { commandText } from '../../text/commands/index.js';
import { digestTexts } from '../../text/digest/index.js';
import type { DigestTexts } from '../../text/digest/index.js';
import { formatDay, formatList, translated } from '../../text/format.js';
import { commandButton } from '../commands/queries/buttons.js';

/** Longest title in a line, in characters. */
const TITLE = 120;
const NAME = 60;
const CODE = 30;
/** Codes listed in one sentence. */
const CODES = 12;

/** Who reads a digest. */
export interface DigestReader {
  readonly language: Language;
  readonly zone: ZoneId;
  /** As they may see it. */
  readonly overview: PlanOverview;
  /** Of people the overview does not name. */
  readonly names: ReadonlyMap<string, string>;
  /** The plan's code, where a command must name it. */
  readonly planOption?: string;
}

/** The words that the sections of a digest share. */
export interface DigestPhrases {
  readonly language: Language;
  readonly zone: ZoneId;
  readonly texts: DigestTexts;
  readonly statuses: Readonly<Record<ItemStatus, string>>;
  readonly code: (item: ItemOverview) => string;
  /** `2.b and 2.c`; long lists are cut. */
  readonly codes: (items: readonly ItemOverview[]) => string;
  /** `2.b Title`, in a cell. */
  readonly titled: (item: ItemOverview) => string;
  /** `2.b Title · more · more`, the code in bold. */
  readonly line: (item: ItemOverview, ...more: readonly string[]) => Inline;
  readonly name: (personId: string | undefined) => string;
  /** The reader's local date. */
  readonly day: (at: Temporal.Instant) => string;
  /** Where the rest of a list that was cut is found; no block where nothing was. */
  readonly rest: (total: number, shown: number, command: Command) => readonly Block[];
  /** `/plan overdue`, as it would be typed. */
  readonly typed: (command: Command) => string;
  readonly button: (command: Command, label: string) => Button | undefined;
}

/** The words that the sections of one digest share, for its reader. */
export function digestPhrases({ language, zone, overview, names, planOption }: DigestReader): DigestPhrases {
  const texts = digestTexts(language);
  const shared = commandText(language);
  const typed = (command: Command): string => `/plan ${printCommand({ command, page: 1, here: false, ...(planOption !== undefined && { plan: planOption }) })}`;
  const code = (item: ItemOverview): string => safeEcho(item.code, CODE);
  const title = (item: ItemOverview): string => safeEcho(translated(item.translations, language, 'title', item.title), TITLE);
  return {
    language,
    zone,
    texts,
    statuses: shared.statuses,
    code,
    codes: (items) => formatList(language, [...items.slice(0, CODES).map(code), ...(items.length > CODES ? [texts.others(items.length - CODES)] : [])]),
    titled: (item) => `${code(item)} ${title(item)}`,
    line: (item, ...more) => [{ bold: code(item) }, ` ${title(item)}`, ...more.filter((part) => part !== '').map((part) => ` · ${part}`)],
    name: (personId) => {
      if (personId === undefined) return shared.noOwner;
      const name = overview.people.get(personId)?.name ?? names.get(personId);
      return name === undefined ? shared.someone : safeEcho(name, NAME);
    },
    day: (at) => formatDay(language, at, zone),
    rest: (total, shown, command) => (total > shown ? [{ type: 'context', text: texts.more(total - shown, typed(command)) }] : []),
    typed,
    // A button names its plan even where there is no other yet: it is pressed later on.
    button: (command, label) => commandButton({ command, page: 1, here: false, plan: overview.plan.code }, label),
  };
}
