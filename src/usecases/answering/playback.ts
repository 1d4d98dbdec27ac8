import { actionButton } from '../../domain/actions.js';
import { doubtOf } from '../../domain/doubtful-reading.js';
import type { Block, Button, Inline, Message } from '../../domain/message.js';
import type { ItemOverview, MeasureOverview } from '../../domain/overview.js';
import type { Language } from '../../domain/types.js';
import type { DeliveryRow, ReportRow, Store } from '../../ports.js';
import { answeringTexts } from '../../text/answering/index.js';
import { askingTexts, buttonStatuses } from '../../text/asking/index.js';
import { formatDate, formatMeasured, shorten, translated } from '../../text/format.js';

/** How much of the words a playback repeats, in characters: they stand in the conversation already. */
const MOST_QUOTED = 400;

/** A report with what is needed to show how it was understood. */
export interface Playback {
  readonly report: ReportRow;
  readonly item: Pick<ItemOverview, 'code' | 'title' | 'translations' | 'measures'>;
  /** Whether the item's check waits for an answer again. */
  readonly isOpenAgain: boolean;
}

/** The message of a delivery that shows a report, as the report stands now; undefined when it is none, or its item is gone. */
export async function renderPlaybackDelivery(store: Store, row: DeliveryRow): Promise<Message | undefined> {
  if (row.content.kind !== 'report') return undefined;
  const playback = await loadPlayback(store, row.organizationId, row.content.reportId);
  const reader = row.personId === undefined ? undefined : await store.people.byId(row.organizationId, row.personId);
  return playback && renderPlayback(playback, reader?.language ?? playback.report.language);
}

/** Loads a report with its item; undefined when either is gone. */
export async function loadPlayback(store: Store, organizationId: string, reportId: string): Promise<Playback | undefined> {
  const report = await store.reports.byId(organizationId, reportId);
  const item = report && (await store.overview.items(organizationId, [report.itemId])).get(report.itemId);
  if (!report || !item) return undefined;
  const [check] = report.checkId === undefined ? [] : await store.checks.byIds(organizationId, [report.checkId]);
  return { report, item, isOpenAgain: check?.state === 'asked' };
}

/** Says what was understood, with the buttons to confirm, change or take it back; or what became of it since. */
export function renderPlayback(playback: Playback, language: Language): Message {
  const { report, item, isOpenAgain } = playback;
  const texts = answeringTexts(language).playback;
  const name = `${item.code} ${translated(item.translations, language, 'title', item.title)}`;
  if (report.retractedAt) {
    return {
      summary: texts.summaryUndone(item.code),
      blocks: [
        { type: 'heading', text: name, level: 2 },
        { type: 'text', text: texts.undone },
        ...(isOpenAgain ? [{ type: 'context', text: texts.undoneOpen } as const] : []),
      ],
    };
  }
  const label = report.status && askingTexts(language).statuses[report.status];
  return {
    summary: label === undefined ? texts.summaryNote(item.code) : texts.summary(item.code, label),
    blocks: [
      { type: 'heading', text: texts.heading(shorten(name, 100)), level: 2 },
      ...(report.status && label !== undefined ? [{ type: 'status', status: report.status, label, text: '' } as const] : []),
      ...understoodBlocks(playback, language),
      ...(report.confirmedAt ? [{ type: 'context', text: texts.confirmed } as const] : openBlocks(playback, language)),
    ],
  };
}

function understoodBlocks({ report, item }: Playback, language: Language): Block[] {
  const texts = answeringTexts(language).playback;
  const { note, readings, links, files, blockers, needs } = report.content;
  const facts = [
    ...readings.flatMap((reading) => {
      const measure = item.measures.find((one) => one.id === reading.measureId);
      if (!measure) return [];
      const value = askingTexts(language).prompt.valueOn(formatMeasured(language, reading.value, measure), formatDate(language, reading.on));
      return [{ label: measureName(measure, language), value }];
    }),
    ...listed(texts.links, links.map((url) => ({ link: { url, text: shorten(url, 80) } }))),
    ...listed(texts.files, files.map((file) => file.name)),
    ...listed(texts.blockers, blockers),
    ...listed(texts.needs, needs),
  ];
  return [
    ...(note === '' ? [] : [{ type: 'quote', text: shorten(note, MOST_QUOTED) } as const]),
    ...(facts.length > 0 ? [{ type: 'facts', facts } as const] : []),
    ...(report.late ? [{ type: 'context', text: texts.late } as const] : []),
  ];
}

/** What still can be said and done: doubts, the status asked for, the buttons. */
function openBlocks(playback: Playback, language: Language): Block[] {
  const { report, item } = playback;
  const texts = answeringTexts(language).playback;
  const doubts = doubtTexts(playback, language);
  const button = (name: 'report.confirm' | 'report.change' | 'report.undo', label: string, style?: Button['style']): Button =>
    actionButton({ name, report: report.id }, { label, description: texts.buttonFor(label, item.code), ...(style && { style }) });
  const isBare = report.status !== undefined && report.content.note === '' && report.content.files.length === 0 && report.content.readings.length === 0;
  return [
    ...(doubts.length > 0 ? [{ type: 'text', text: texts.doubtful } as const, { type: 'list', items: doubts } as const] : []),
    ...(report.status === undefined ? [{ type: 'text', text: texts.askStatus } as const, statusButtons(playback, language)] : []),
    ...(isBare ? [{ type: 'text', text: texts.inviteWords } as const] : []),
    {
      type: 'buttons',
      buttons: [...(report.status === undefined ? [] : [button('report.confirm', texts.right, 'primary')]), button('report.change', texts.change), button('report.undo', texts.undo)],
    },
    { type: 'context', text: texts.how },
  ];
}

function statusButtons({ report, item }: Playback, language: Language): Block {
  const { statuses, prompt } = askingTexts(language);
  return {
    type: 'buttons',
    buttons: buttonStatuses.map((status) => actionButton({ name: 'report.status', report: report.id, status }, { label: statuses[status], status, description: prompt.statusFor(statuses[status], item.code) })),
  };
}

function doubtTexts({ report, item }: Playback, language: Language): string[] {
  const { doubts } = answeringTexts(language).playback;
  return report.content.readings.flatMap((reading) => {
    const measure = item.measures.find((one) => one.id === reading.measureId);
    if (!measure) return [];
    const before = asBefore(measure, report.id);
    const doubt = doubtOf(reading.value, before);
    if (!doubt) return [];
    const value = formatMeasured(language, reading.value, measure);
    const known = before.last?.value ?? before.baseline ?? before.target;
    const name = measureName(measure, language);
    return [doubt === 'far-off' ? doubts['far-off'](value, name, formatMeasured(language, known ?? 0, measure)) : doubts[doubt](value, name)];
  });
}

/** The measure as it was known before this report. */
function asBefore(measure: MeasureOverview, reportId: string): MeasureOverview {
  if (measure.last?.reportId !== reportId) return measure;
  const { last: _last, ...rest } = measure;
  return { ...rest, ...(measure.previous && { last: measure.previous }) };
}

function measureName(measure: MeasureOverview, language: Language): string {
  return translated(measure.translations, language, 'name', measure.name);
}

/** A fact with one value or several, parted by semicolons. */
function listed(label: string, values: readonly (string | { readonly link: { readonly url: string; readonly text: string } })[]): { label: string; value: Inline }[] {
  if (values.length === 0) return [];
  return [{ label, value: values.flatMap((value, index) => (index === 0 ? [value] : ['; ', value])) }];
}
