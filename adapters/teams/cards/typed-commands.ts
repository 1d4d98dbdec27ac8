import type { Block, Inline, Message, Span } from '../../../src/domain/message.js';

/** As the app package calls it. */
const BOT_NAME = 'Throughline';
/** A command as it is written where a slash begins one; what it follows can be no part of an address. */
const COMMAND = /(?<=^|[\s“«"'(¿¡])\/plan (?=\p{L})/gu;
/** The commands as a whole. */
const ALL = /(?<=^|[\s“«"'(¿¡])\/plan(?![\p{L}\p{N}/_.-])/gu;

/**
 * A message whose commands are written as they are typed in Teams, where a slash opens the client's own menu: alone in
 * the chat with the bot, after its name before others. What people wrote in their own words, in quotes and tables, stays.
 */
export function withTypedCommands(message: Message, place: 'alone' | 'before-others'): Message {
  const text = (words: string): string => words.replace(COMMAND, place === 'alone' ? '' : `@${BOT_NAME} `).replace(ALL, BOT_NAME);
  const span = (one: Span): Span => {
    if (typeof one === 'string') return text(one);
    return 'bold' in one ? { bold: text(one.bold) } : one;
  };
  const inline = (given: Inline): Inline => (typeof given === 'string' ? text(given) : given.map(span));
  const block = (one: Block): Block => {
    switch (one.type) {
      case 'heading':
        return { ...one, text: text(one.text) };
      case 'text':
      case 'context':
      case 'status':
        return { ...one, text: inline(one.text) };
      case 'list':
        return { ...one, items: one.items.map(inline) };
      case 'facts':
        return { ...one, facts: one.facts.map(({ label, value }) => ({ label, value: inline(value) })) };
      case 'table':
        return { ...one, ...(one.inLines && { inLines: one.inLines.map(block) }) };
      default:
        return one;
    }
  };
  return { ...message, summary: text(message.summary), blocks: message.blocks.map(block), ...(message.more && { more: message.more.map(block) }) };
}
