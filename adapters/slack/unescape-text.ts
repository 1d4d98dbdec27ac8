import { linkWords } from '../../src/domain/link-words.js';

/** `<@U1|name>`, `<#C1|name>`, `<!here>`, `<https://…|words>`: what Slack marks in a text, and its three entities. */
const MARKED = /<([^<>\n]*)>|&(amp|lt|gt);/gu;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

/** Bold, italic and struck words within a line, of a length that people mark: the sign stands at a word's edge on both sides. */
const STYLED = /(?<![\p{L}\p{N}*_~`])([*_~])(?=\S)([^\n]{0,400}?\S)\1(?![\p{L}\p{N}*_~`])/gu;
/** Code, in one line or in several. */
const CODE = /```\n?([^`]*?)\n?```|`([^`\n]+)`/gu;

/**
 * The words that a reader of Slack saw, from the `text` of an event, a command or a form: people as `<@ID>`, channels
 * as `<#ID>` or `<#ID|name>` (see `domain/mentions.ts`), links as their address, after their words where those differ;
 * calls, dates and groups as the words shown; no bold, italics or code signs.
 */
export function readSlackText(text: string): string {
  return unstyled(text).replace(MARKED, (_whole, marked: string | undefined, entity: string | undefined) => (entity === undefined ? readMarked(marked ?? '') : (ENTITIES[entity] ?? '')));
}

/** Styles go before marks are read: what stands in a link or a mention is not markup, and is put aside meanwhile. */
function unstyled(text: string): string {
  return text
    .split(/(<[^<>\n]*>)/u)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(CODE, (_whole, block: string | undefined, inline: string | undefined) => block ?? inline ?? '').replace(STYLED, '$2')))
    .join('');
}

function readMarked(marked: string): string {
  const bar = marked.indexOf('|');
  const target = bar < 0 ? marked : marked.slice(0, bar);
  const label = bar < 0 ? '' : unescapeEntities(marked.slice(bar + 1)).trim();
  if (/^@[UW]\w+$/u.test(target)) return `<${target}>`;
  if (/^#[CGD]\w+$/u.test(target)) return label === '' ? `<${target}>` : `<${target}|${label}>`;
  if (target.startsWith('!')) return called(target.slice(1), label);
  return linkWords(unescapeEntities(target), label);
}

/** `<!here>`, `<!subteam^S1|@team>`, `<!date^…|words>`. */
function called(command: string, label: string): string {
  const name = command.split('^')[0] ?? '';
  const isEveryone = name === 'here' || name === 'channel' || name === 'everyone';
  if (isEveryone) return `@${name}`;
  if (label !== '') return label;
  return name === 'subteam' ? '@group' : name;
}

function unescapeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt);/gu, (_whole, entity: string) => ENTITIES[entity] ?? '');
}
