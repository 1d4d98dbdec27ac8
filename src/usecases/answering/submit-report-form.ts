import { actionButton } from '../../domain/actions.js';
import type { Message } from '../../domain/message.js';
import type { ReportPart } from '../../domain/report-content.js';
import { checkForm, FORM_LIMITS, REPORT_FORM, readFormEntries, reportFormContext } from '../../domain/report-form.js';
import type { FormAnswer, FormEntries, FormFault, ReportFormContext } from '../../domain/report-form.js';
import { localOf } from '../../domain/time/dates.js';
import type { InboundFile, ReportDraft, ReportRow } from '../../ports.js';
import { formatNumber, shorten, translated } from '../../text/format.js';
import type { InboundOf } from './answering-deps.js';
import { addToReport, playBack } from './file-words.js';
import { draftOf, dropDraft, keepDraft } from './form-drafts.js';
import { nameMentions } from './name-mentions.js';
import { loadPersonItems } from './person-items.js';
import type { PlacedItem } from './person-items.js';
import { recordReport } from './record-report.js';
import { plainMessage } from '../../domain/message.js';
import { say, turnOf } from './turn.js';
import type { Turn } from './turn.js';

type FormTurn = Turn<InboundOf<'form'>>;

/** How much of the entered words an answer repeats, in characters. */
const MOST_QUOTED = 1_500;

/** Files a filled-in report form. One that cannot be filed is answered with every fault, and what was entered is kept. */
export async function submitReportForm(given: FormTurn): Promise<void> {
  const turn = turnOf(given, { ...given.inbound, values: await nameValues(given) });
  const { store, inbound, member, texts } = turn;
  const context = inbound.form === REPORT_FORM ? readContext(inbound.context) : undefined;
  if (!context) return say(turn, plainMessage(texts.refused.outdated));
  const items = await loadPersonItems(store, member);
  const placed = items.fileable(context.item);
  if (!placed) return say(turn, withEntries(turn, texts.form.gone, readFormEntries(inbound.values, [])));
  const draft = await draftOf(turn, context.item);
  const files = [...(draft?.content.draft.files ?? []), ...inbound.files];
  const { entries, answer, faults } = checkForm(inbound.values, placed.item.measures, files.length > 0);
  if (!answer) return refuse(turn, placed, context, { ...entries, files }, faults);
  await dropDraft(turn, context.item);
  await fileForm(turn, placed, context, formPart(turn, answer, files));
}

async function nameValues(turn: FormTurn): Promise<Readonly<Record<string, string>>> {
  const named: [string, string][] = [];
  for (const [name, value] of Object.entries(turn.inbound.values)) named.push([name, await nameMentions(turn, value)]);
  return Object.fromEntries(named);
}

async function fileForm(turn: FormTurn, placed: PlacedItem, context: ReportFormContext, part: ReportPart): Promise<void> {
  const { store, organizationId, member, workspace, at } = turn;
  const report = await reportToChange(turn, context);
  if (report) return addToReport(turn, report, part);
  const filed = await recordReport(store, { organizationId, placed, member, source: 'form', workspace, ...(context.conversation !== undefined && { conversation: context.conversation }), parts: [part], at });
  await playBack(turn, placed, filed);
}

/** The report the form was opened on; one taken back meanwhile is filed anew. */
async function reportToChange({ store, organizationId }: FormTurn, { report: id, item }: ReportFormContext): Promise<ReportRow | undefined> {
  const report = id === undefined ? undefined : await store.reports.byId(organizationId, id);
  return report && !report.retractedAt && report.itemId === item ? report : undefined;
}

function formPart({ member, at }: FormTurn, { status, note, readings, links, blockers, needs }: FormAnswer, files: readonly InboundFile[]): ReportPart {
  const on = localOf(at, member.timeZone).date;
  return {
    kind: 'form',
    note,
    files: [...files],
    said: { ...(status && { status }), readings: readings.map((reading) => ({ ...reading, on })), links: [...links], blockers: [...blockers], needs: [...needs] },
  };
}

async function refuse(turn: FormTurn, placed: PlacedItem, context: ReportFormContext, draft: ReportDraft, faults: readonly FormFault[]): Promise<void> {
  const { texts } = turn;
  const { item } = placed;
  const about = { itemId: item.id, ...(context.check !== undefined && { checkId: context.check }), ...(context.report !== undefined && { reportId: context.report }) };
  await keepDraft(turn, about, context.conversation ?? '', draft);
  const message = withEntries(turn, texts.form.faultsIntro, draft, faults.map((fault) => faultText(turn, placed, fault)));
  const action = context.report !== undefined ? ({ name: 'report.change', report: context.report } as const) : context.check !== undefined ? ({ name: 'check.report', check: context.check } as const) : ({ name: 'item.report', item: item.id } as const);
  const again = { type: 'buttons', buttons: [actionButton(action, { label: texts.form.mend, style: 'primary' })] } as const;
  await say(turn, { summary: texts.form.faultsSummary, blocks: [...message.blocks, again] });
}

function faultText({ member, texts }: FormTurn, { item }: PlacedItem, fault: FormFault): string {
  const { form } = texts;
  const fields = { note: form.note, blockers: form.blockers, needs: form.needs };
  switch (fault.kind) {
    case 'number': {
      const measure = item.measures.find((one) => one.key === fault.measureKey);
      return form.faultNumber(measure ? translated(measure.translations, member.language, 'name', measure.name) : fault.measureKey, shorten(fault.value, 60));
    }
    case 'link':
      return form.faultLink(shorten(fault.value, 120));
    case 'links':
      return form.faultLinks(FORM_LIMITS.mostLinks);
    case 'long':
      return form.faultLong(fields[fault.field], formatNumber(member.language, fault.most));
    case 'lines':
      return form.faultLines(fields[fault.field], fault.most);
    case 'status':
      return form.faultStatus;
    case 'empty':
      return form.faultEmpty;
  }
}

function withEntries({ texts }: FormTurn, sentence: string, { note, blockers, needs, link, readings }: FormEntries, list: readonly string[] = []): Message {
  const words = [note, ...Object.values(readings), blockers, needs, link].filter((text) => text !== '').join('\n');
  return {
    summary: sentence,
    blocks: [
      { type: 'text', text: sentence },
      ...(list.length > 0 ? [{ type: 'list', items: list } as const] : []),
      ...(words === '' ? [] : [{ type: 'context', text: texts.form.kept } as const, { type: 'quote', text: shorten(words, MOST_QUOTED) } as const]),
    ],
  };
}

function readContext(text: string): ReportFormContext | undefined {
  try {
    return reportFormContext.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
