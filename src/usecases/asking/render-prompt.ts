import { actionButton } from '../../domain/actions.js';
import type { Block, Message } from '../../domain/message.js';
import type { MeasureOverview } from '../../domain/overview.js';
import type { Language, ZoneId } from '../../domain/types.js';
import type { CheckRow, DeliveryRow, ItemFacts, Member, Store } from '../../ports.js';
import { askingTexts, buttonStatuses } from '../../text/asking/index.js';
import type { AskingTexts } from '../../text/asking/index.js';
import { reportForm } from '../answering/report-form.js';
import { firstName, formatDate, formatDateTime, formatDay, formatList, formatMeasured, quoted, shorten, translated } from '../../text/format.js';

/** How much of the last report's words a prompt repeats, in characters. */
const LAST_WORDS = 160;

interface Part {
  readonly check: CheckRow;
  readonly item: ItemFacts;
}
interface Reader {
  readonly language: Language;
  readonly zone: ZoneId;
  readonly texts: AskingTexts;
}

/**
 * The message that asks one person about one or several checks: a part each, with what to answer to
 * (evidence asked for, last report, last reading and target) and the buttons, or how it was answered.
 * Undefined when nothing is left to ask before it was ever posted.
 */
export async function renderPrompt(store: Store, row: DeliveryRow): Promise<Message | undefined> {
  const [checks, person] = await Promise.all([store.checks.byIds(row.organizationId, row.checkIds), row.personId === undefined ? undefined : store.people.byId(row.organizationId, row.personId)]);
  if (!person) return undefined;
  const parts = await partsOf(store, row.organizationId, checks);
  const isPosted = row.ref !== undefined;
  const shown = isPosted ? parts : parts.filter(({ check, item }) => check.state === 'asked' && item.planState === 'running');
  return shown.length === 0 ? undefined : promptMessage(row.kind === 'reminder' ? 'reminder' : 'prompt', person, shown);
}

async function partsOf(store: Store, organizationId: string, checks: readonly CheckRow[]): Promise<Part[]> {
  const items = await store.overview.items(organizationId, [...new Set(checks.map((check) => check.itemId))]);
  return checks.flatMap((check) => {
    const item = items.get(check.itemId);
    return item ? [{ check, item }] : [];
  });
}

/** Checks that wait for a person, each with its buttons, as a prompt shows them. */
export async function openCheckBlocks(store: Store, person: Member, checks: readonly CheckRow[]): Promise<readonly Block[]> {
  const reader: Reader = { language: person.language, zone: person.timeZone, texts: askingTexts(person.language) };
  return (await partsOf(store, person.organizationId, checks)).flatMap((part, index) => [...(index > 0 ? [{ type: 'divider' } as const] : []), ...partBlocks(part, person, reader)]);
}

function promptMessage(kind: 'prompt' | 'reminder', person: Member, parts: readonly Part[]): Message {
  const texts = askingTexts(person.language);
  const reader: Reader = { language: person.language, zone: person.timeZone, texts };
  const open = parts.filter(({ check }) => isOpen(check, person));
  const names = formatList(person.language, parts.map(({ item }) => `${item.code} ${translated(item.translations, person.language, 'title', item.title)}`));
  const codes = formatList(person.language, open.map(({ item }) => item.code));
  const intro = kind === 'prompt' ? `${texts.prompt.hello(firstName(person.name))} ${texts.prompt.intro(open.length)}` : texts.reminder.intro(open.length);
  // Once nothing waits any more, each part says what became of it.
  const blocks: Block[] = open.length === 0 ? [] : [{ type: 'text', text: intro }];
  for (const [index, part] of parts.entries()) {
    if (index > 0) blocks.push({ type: 'divider' });
    blocks.push(...partBlocks(part, person, reader));
  }
  if (open.length > 0) blocks.push({ type: 'context', text: open.length === 1 ? texts.prompt.howTo : texts.prompt.howToMany(codes) });
  return { summary: kind === 'prompt' ? texts.prompt.summary(names) : texts.reminder.summary(names), blocks };
}

function partBlocks({ check, item }: Part, person: Member, reader: Reader): Block[] {
  const { language, texts } = reader;
  const title = translated(item.translations, language, 'title', item.title);
  const heading: Block = { type: 'heading', text: `${item.code} · ${title}`, level: 2 };
  const outcome = closedText(check, item, person, reader);
  if (outcome) return [heading, outcome];
  const evidence = item.next?.evidence;
  const moved = check.askedAt && texts.prompt.moved[check.movedReason ?? ''];
  return [
    heading,
    { type: 'text', text: evidence === undefined ? texts.prompt.ask : texts.prompt.evidence(translated(item.next?.evidenceTranslations ?? {}, language, 'evidence', evidence)) },
    { type: 'facts', facts: facts(item, reader) },
    ...(moved ? [{ type: 'context', text: moved } as const] : []),
    {
      type: 'buttons',
      buttons: buttonStatuses.map((status) =>
        actionButton({ name: 'check.status', check: check.id, status }, { label: texts.statuses[status], status, description: texts.prompt.statusFor(texts.statuses[status], item.code) }),
      ),
    },
    {
      type: 'buttons',
      buttons: [
        actionButton(
          { name: 'check.report', check: check.id },
          { label: texts.prompt.write, style: 'primary', description: texts.prompt.buttonFor(texts.prompt.write, item.code), form: reportForm(language, item, { item: item.id, check: check.id }) },
        ),
        actionButton({ name: 'check.snooze', check: check.id }, { label: texts.prompt.snooze, description: texts.prompt.buttonFor(texts.prompt.snooze, item.code) }),
        actionButton({ name: 'check.not-mine', check: check.id }, { label: texts.prompt.notMine, description: texts.prompt.buttonFor(texts.prompt.notMine, item.code) }),
      ],
    },
  ];
}

/** A check that lapsed can still be answered, late. */
function isOpen(check: CheckRow, person: Member): boolean {
  return check.personId === person.id && (check.state === 'asked' || check.state === 'lapsed');
}

function closedText(check: CheckRow, item: ItemFacts, person: Member, { language, zone, texts }: Reader): Block | undefined {
  if (check.personId !== person.id) return { type: 'context', text: texts.prompt.handedOver };
  switch (check.state) {
    case 'answered': {
      const status = item.statusReport && item.lastReport?.id === item.statusReport.id ? item.statusReport.status : undefined;
      if (status === undefined) return { type: 'text', text: texts.prompt.answered };
      return { type: 'status', status, label: texts.statuses[status], text: texts.prompt.answered };
    }
    case 'excused':
      return { type: 'context', text: texts.prompt.excused };
    case 'due':
      return check.askAt && { type: 'context', text: texts.prompt.snoozed(formatDateTime(language, check.askAt, zone)) };
    default:
      return undefined;
  }
}

function facts(item: ItemFacts, reader: Reader): { label: string; value: string }[] {
  const { language, zone, texts } = reader;
  const last = item.lastReport;
  const status = last?.status && texts.statuses[last.status];
  const lastText = last ? [status, formatDay(language, last.at, zone), last.note && quoted(language, shorten(last.note, LAST_WORDS))].filter(Boolean).join(' · ') : texts.prompt.noReport;
  return [
    { label: texts.prompt.lastReport, value: lastText },
    ...item.measures.map((measure) => ({ label: translated(measure.translations, language, 'name', measure.name), value: measureText(measure, reader) })),
  ];
}

/** `93.4 % on Sep 14 · target 95 % by Jun 30`; until there is a reading, where it started. */
export function measureText(measure: MeasureOverview, { language, texts }: Pick<Reader, 'language' | 'texts'>): string {
  const { last, baseline, target, targetOn } = measure;
  const start = baseline === undefined ? texts.prompt.noReading : texts.prompt.startsFrom(formatMeasured(language, baseline, measure));
  const value = last ? texts.prompt.valueOn(formatMeasured(language, last.value, measure), formatDate(language, last.on)) : start;
  if (target === undefined) return value;
  const goal = formatMeasured(language, target, measure);
  return `${value} · ${targetOn === undefined ? texts.prompt.target(goal) : texts.prompt.targetBy(goal, formatDate(language, targetOn, 'long'))}`;
}
