import { createRequire } from 'node:module';
import { isObject, listOf, partsOf } from './card-reader.js';
import type { Json } from './card-reader.js';

/**
 * Says what Teams would refuse or show otherwise than meant, from Microsoft's documents and by Microsoft's own
 * JavaScript renderer, written apart from ours: every number stands here again.
 */
interface Parsed {
  hostConfig: unknown;
  readonly parse: (json: unknown, context: Context) => void;
  readonly validateProperties: () => { readonly validationEvents: readonly { readonly message: string }[] };
}
interface Context {
  readonly eventCount: number;
  getEventAt(index: number): { readonly message: string };
}
interface AdaptiveCards {
  readonly AdaptiveCard: new () => Parsed;
  readonly HostConfig: new (config: unknown) => unknown;
  readonly SerializationContext: new (version: unknown) => Context;
  readonly Versions: { readonly v1_5: unknown };
}
// Its main module does not load outside a browser; the file for browsers does.
const AC = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as AdaptiveCards;

export function faultsOfActivity(activity: unknown, most = 40_000): readonly string[] {
  if (!isObject(activity)) return ['no activity'];
  const faults: string[] = [];
  const json = JSON.stringify(activity);
  if (json.length > most) faults.push(`${json.length * 2} bytes of UTF-16`);
  if (Buffer.byteLength(json) > most * 2) faults.push(`${Buffer.byteLength(json)} bytes of UTF-8`);
  said(faults, 'summary', activity.summary);
  const attachments = listOf(activity.attachments);
  if (attachments.length !== 1 || activity.text !== undefined) faults.push('not one card alone');
  for (const { contentType, content } of attachments) {
    if (contentType !== 'application/vnd.microsoft.card.adaptive') faults.push('not an Adaptive Card');
    faults.push(...faultsOfCard(content));
  }
  return faults;
}

export function faultsOfCard(card: unknown): readonly string[] {
  if (!isObject(card)) return ['no card'];
  const faults: string[] = [];
  if (card.version !== '1.5') faults.push(`version ${String(card.version)}`);
  said(faults, 'speak', card.speak);
  if (/[<>]/u.test(String(card.speak))) faults.push('speech markup');
  if (listOf(card.body).length === 0) faults.push('empty');
  parsed(faults, card);
  const refresh = isObject(card.refresh) ? card.refresh : undefined;
  if (refresh && (!Array.isArray(refresh.userIds) || refresh.userIds.length < 1 || refresh.userIds.length > 60)) faults.push('refreshed for nobody, or for more than sixty');
  const ids: unknown[] = [];
  for (const { part } of partsOf(card)) {
    partFaults(faults, part);
    if (String(part.type).startsWith('Input.')) ids.push(part.id);
  }
  if (new Set(ids).size < ids.length) faults.push('an input id twice');
  mentionFaults(faults, card);
  if (/\{\{/u.test(JSON.stringify(card.body).replace(/"(?:data|value)":(?:"(?:[^"\\]|\\.)*"|\{[^}]*\}+)/gu, ''))) faults.push('a date to be put in');
  return faults;
}

function parsed(faults: string[], card: Json): void {
  const context = new AC.SerializationContext(AC.Versions.v1_5);
  const one = new AC.AdaptiveCard();
  // As Teams has it.
  one.hostConfig = new AC.HostConfig({ actions: { maxActions: 6 } });
  one.parse(withoutCharts(card), context);
  for (let index = 0; index < context.eventCount; index += 1) faults.push(context.getEventAt(index).message);
  faults.push(...one.validateProperties().validationEvents.map(({ message }) => message));
}

/** Teams' own elements are none of the schema's: what stands in their place must be valid. */
function withoutCharts(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap((one) => (isObject(one) && String(one.type).startsWith('Chart.') ? (one.fallback === 'drop' ? [] : [withoutCharts(one.fallback)]) : [withoutCharts(one)]));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, name === 'data' ? one : withoutCharts(one)]));
}

function partFaults(faults: string[], part: Json): void {
  const at = String(part.type);
  switch (part.type) {
    case 'RichTextBlock':
      if (listOf(part.inlines).length === 0 || listOf(part.inlines).every(({ text }) => text === '')) faults.push('a text without words');
      break;
    case 'TextBlock':
      said(faults, at, part.text);
      if (part.wrap !== true) faults.push('a text that is cut off');
      markdownFaults(faults, String(part.text));
      break;
    case 'ActionSet':
      if (listOf(part.actions).length < 1 || listOf(part.actions).length > 6) faults.push(`${listOf(part.actions).length} buttons in a row`);
      break;
    case 'Action.OpenUrl':
      if (!/^https?:\/\//u.test(String(part.url))) faults.push(`a link to ${String(part.url)}`);
      break;
    case 'Action.Execute':
    case 'Action.Submit':
    case 'Action.ShowCard':
      if (part.verb !== 'refresh') said(faults, `${at} title`, part.title);
      if (String(part.title).replaceAll('\u2060', '').length > 80) faults.push('a very long button');
      if (part.type === 'Action.Execute' && !isObject(part.fallback) && part.verb !== 'refresh') faults.push('a button that old clients do not have');
      break;
    case 'Input.Text':
      if (typeof part.maxLength !== 'number' || part.maxLength < 1) faults.push('maxLength');
      if (typeof part.value === 'string' && part.value.length > Number(part.maxLength)) faults.push('more words than fit');
      if (part.isMultiline !== true && typeof part.value === 'string' && part.value.includes('\n')) faults.push('two lines in one');
      break;
    case 'Input.Date':
      if (part.value !== undefined && (typeof part.value !== 'string' || Number.isNaN(Date.parse(part.value)))) faults.push('no date');
      break;
    case 'Table': {
      const columns = listOf(part.columns).length;
      if (columns < 1 || listOf(part.rows).length < 2 || listOf(part.rows).some((row) => listOf(row.cells).length !== columns)) faults.push('a crooked table');
      break;
    }
    default:
      if (at.startsWith('Chart.')) chartFaults(faults, part);
  }
  if (at.startsWith('Input.')) said(faults, `${at} label`, part.label);
}

function chartFaults(faults: string[], part: Json): void {
  if (!['Chart.Donut', 'Chart.HorizontalBar', 'Chart.VerticalBar.Grouped', 'Chart.Line'].includes(String(part.type))) faults.push(`unknown ${String(part.type)}`);
  if (part.fallback === undefined) faults.push('a chart that old clients stumble over');
  const data = listOf(part.data);
  const points = data.flatMap((one) => (Array.isArray(one.values) ? listOf(one.values) : [one]));
  if (points.length === 0) faults.push('a chart of nothing');
  for (const { x, legend, y, value } of points) {
    if (String(x ?? legend).trim() === '') faults.push('a point without a name');
    const number = y ?? value;
    if (typeof number !== 'number' || !Number.isFinite(number)) faults.push(`a value of ${String(number)}`);
  }
}

/** Nothing is Markdown but bold, links to the web and mentions, all of them ours. */
function markdownFaults(faults: string[], text: string): void {
  const bare = text
    .replace(/<at>[^<>&`*_~[\]\\{}]+<\/at>/gu, 'Ana')
    .replace(/\\[\\`*_~[\]]/gu, '')
    .replace(/\[([^[\]]*)\]\(https?:[^()\s]*\)/gu, '$1')
    // What is bold begins no list and no rule, whatever it begins with.
    .replace(/\*\*(?=\S)([^*]*?)(?<=\S)\*\*/gu, 'b$1');
  const found = /[*_~`[\]<>]|&(?!amp;|lt;|gt;)|(?:^|\n)\s*(?:[-+#=]|\d{1,9}[.)](?:\s|$))/u.exec(bare);
  if (found) faults.push(`Markdown: ${JSON.stringify(bare.slice(Math.max(0, found.index - 20), found.index + 20))}`);
}

/** Every mention in the texts is listed once, and every one listed is there. */
function mentionFaults(faults: string[], card: Json): void {
  const listed = isObject(card.msteams) ? listOf(card.msteams.entities) : [];
  const inTexts = new Set(partsOf(card).flatMap(({ part }) => (part.type === 'TextBlock' ? [...String(part.text).matchAll(/<at>[^<]*<\/at>/gu)].map(([whole]) => whole) : [])));
  const texts = listed.map(({ text }) => String(text));
  if (new Set(texts).size < texts.length || texts.length !== inTexts.size || texts.some((text) => !inTexts.has(text))) faults.push('mentions that do not match');
  for (const { mentioned, text } of listed) if (!isObject(mentioned) || `<at>${String(mentioned.name)}</at>` !== text || mentioned.id === '') faults.push('a mention of nobody');
}

function said(faults: string[], at: string, value: unknown): void {
  if (typeof value !== 'string' || value.trim() === '') faults.push(`${at}: says nothing`);
  if (typeof value === 'string' && (/\p{Surrogate}/u.test(value) || /(?![\n\t])\p{Cc}/u.test(value))) faults.push(`${at}: broken characters`);
}
