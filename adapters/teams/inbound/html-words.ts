import { Parser } from 'htmlparser2';
import { linkWords } from '../../../src/domain/link-words.js';

/** What a piece of Teams' HTML says, as its reader saw it. */
export interface HtmlWords {
  /** Without the quoted message; people are named as `<at>Name</at>`, as in the text of an activity; links are words and address. */
  readonly words: string;
  /** Links to the web, in order, with the words they stand under. */
  readonly links: readonly HtmlLink[];
  /** The id of the message that it answers by quoting it. */
  readonly quoted?: string;
}

export interface HtmlLink {
  readonly url: string;
  readonly label: string;
}

/** How Teams marks the message that a reply quotes, and a person who is named (schema.org microdata). */
const REPLY = 'http://schema.skype.com/Reply';
const MENTION = 'http://schema.skype.com/Mention';
/** What begins on a line of its own. */
const LINES: ReadonlySet<string> = new Set(['p', 'div', 'li', 'ul', 'ol', 'tr', 'pre', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'attachment']);
/** What stands beside others on one line. */
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
const BETWEEN_CELLS = ' | ';
const EMOJI = 'http://schema.skype.com/Emoji';
const LONGEST_EMOJI = 40;
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'title', 'template']);
/** What a link may lead to and be kept. */
const ADDRESS = /^https?:\/\/[^\s<>"]{1,2000}$/iu;
/** Nobody's reply is longer. */
const LONGEST = 200_000;

/** Reads HTML, whatever it holds: markup is left out, never kept. */
export function readHtml(html: string): HtmlWords {
  let words = '';
  let quoted: string | undefined;
  /** Open tags whose contents are left out, that end a name, a link, or a cell of a table, innermost last. */
  const open: { readonly isUnseen: boolean; readonly isName: boolean; readonly isCell: boolean; readonly link?: { readonly url: string; readonly from: number } }[] = [];
  const links: HtmlLink[] = [];
  let leftOut = 0;
  let cells = 0;
  const newLine = (): void => {
    if (words === '' || words.endsWith('\n')) return;
    // A row of a table is one line.
    if (cells === 0) words += '\n';
    else if (!words.endsWith(' ')) words += ' ';
  };
  const newCell = (): void => {
    if (words !== '' && !words.endsWith('\n')) words = `${words.trimEnd()}${BETWEEN_CELLS}`;
  };
  const endLink = ({ url, from }: { readonly url: string; readonly from: number }): void => {
    const shown = words.slice(from);
    const label = shown.replace(/\u00A0/gu, ' ').trim();
    links.push({ url, label });
    words = `${words.slice(0, from)}${linkWords(url, label)}${/\s$/u.test(shown) ? ' ' : ''}`;
  };
  const parser = new Parser({
    onopentag(tag, attributes) {
      const isSeen = leftOut === 0;
      const isReply = tag === 'blockquote' && attributes['itemtype'] === REPLY;
      if (isReply && quoted === undefined && isSeen) quoted = attributes['itemid']?.trim();
      const isName = isSeen && (tag === 'at' || attributes['itemtype'] === MENTION);
      const isCell = isSeen && CELLS.has(tag);
      if (isName) words += '<at>';
      else if (isCell) newCell();
      else if (isSeen && tag === 'br') words += cells > 0 ? ' ' : '\n';
      else if (isSeen && LINES.has(tag)) newLine();
      else if (isSeen) words += emojiOf(tag, attributes);
      const isUnseen = isReply || UNSEEN.has(tag);
      if (isUnseen) leftOut += 1;
      if (isCell) cells += 1;
      const url = isSeen && tag === 'a' ? (attributes['href']?.trim() ?? '') : '';
      open.push({ isUnseen, isName, isCell, ...(ADDRESS.test(url) && { link: { url, from: words.length } }) });
    },
    ontext(text) {
      if (leftOut === 0) words += text.replace(/\s*\n\s*/gu, ' ');
    },
    onclosetag(tag) {
      const last = open.pop();
      if (last?.isUnseen === true) leftOut -= 1;
      if (last?.isName === true) words += '</at>';
      if (last?.isCell === true) cells -= 1;
      if (last?.link !== undefined) endLink(last.link);
      if (LINES.has(tag) && leftOut === 0) newLine();
    },
  });
  parser.end(html.slice(0, LONGEST));
  return { words: words.replace(/\u00A0/gu, ' ').trim(), links, ...(quoted !== undefined && quoted !== '' && { quoted }) };
}

/** Emoji are pictures with a sign for those who cannot see them: the sign is what was said. */
function emojiOf(tag: string, attributes: Readonly<Record<string, string>>): string {
  const isEmoji = tag === 'emoji' || (tag === 'img' && attributes['itemtype'] === EMOJI);
  return isEmoji ? (attributes['alt'] ?? '').slice(0, LONGEST_EMOJI) : '';
}
