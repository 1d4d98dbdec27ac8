import { cleanText } from '../../../src/domain/clean-text.js';
import type { Message } from '../../../src/domain/message.js';

/** Plain words for notifications and screen readers. */
export function spokenText(text: string): string {
  return cleanText(text).trim();
}

/** All words of a message in plain text, without its buttons: where Teams takes a text and no card. */
export function messageText({ summary }: Message): string {
  return spokenText(summary);
}
