import { Parser } from 'htmlparser2';

/** What a piece of Teams' HTML says, as its reader saw it. */
export interface HtmlWords {
  /** Without the quoted message; people are named as `<at>Name</at>`, as in the text of an activity. */
  readonly words: string;
  /** The id of the message that it answers by quoting it. */
  readonly quoted?: string;
}

/** How Teams marks the message that a reply quotes, and a person who is named (schema.org microdata). */
const REPLY = 'http://schema.skype.com/Reply';
const MENTION = 'http://schema.skype.com/Mention';
/** What begins on a line of its own. */
const LINES: ReadonlySet<string> = new Set(['p', 'div', 'li', 'ul', 'ol', 'tr', 'pre', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'attachment']);
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'title', 'template']);
/** Nobody's reply is longer. */
const LONGEST = 200_000;

/** Reads HTML, whatever it holds: markup is left out, never kept. */
export function readHtml(html: string): HtmlWords {
  let words = '';
  let quoted: string | undefined;
  /** Open tags whose contents are left out, or that end a name, innermost last. */
  const open: { readonly isUnseen: boolean; readonly isName: boolean }[] = [];
  let leftOut = 0;
  const isLeftOut = (): boolean => leftOut > 0;
  const newLine = (): void => {
    if (words !== '' && !words.endsWith('\n')) words += '\n';
  };
  const parser = new Parser({
    onopentag(tag, attributes) {
      const isReply = tag === 'blockquote' && attributes['itemtype'] === REPLY;
      if (isReply && quoted === undefined && !isLeftOut()) quoted = attributes['itemid']?.trim();
      const isName = !isLeftOut() && (tag === 'at' || attributes['itemtype'] === MENTION);
      if (isName) words += '<at>';
      else if (tag === 'br') words += isLeftOut() ? '' : '\n';
      else if (LINES.has(tag) && !isLeftOut()) newLine();
      const isUnseen = isReply || UNSEEN.has(tag);
      if (isUnseen) leftOut += 1;
      open.push({ isUnseen, isName });
    },
    ontext(text) {
      if (!isLeftOut()) words += text.replace(/\s*\n\s*/gu, ' ');
    },
    onclosetag(tag) {
      const last = open.pop();
      if (last?.isUnseen === true) leftOut -= 1;
      if (last?.isName === true) words += '</at>';
      if (LINES.has(tag) && !isLeftOut()) newLine();
    },
  });
  parser.end(html.slice(0, LONGEST));
  return { words: words.replace(/\u00A0/gu, ' ').trim(), ...(quoted !== undefined && quoted !== '' && { quoted }) };
}
