import type { Temporal } from 'temporal-polyfill';
import { readPlanFile } from '../domain/plan-file/read-plan-file.js';
import type { PlanDocument } from '../domain/plan-document.js';
import { understand } from '../domain/understand/understand.js';
import type { Understanding } from '../domain/understand/types.js';
import { askingTexts } from '../text/asking/index.js';
import { cliTexts } from '../text/cli/index.js';
import { formatList, formatValue } from '../text/format.js';
import type { CommandIo } from './io.js';
import { faultLines } from '../text/plan-file/fault-lines.js';

export interface UnderstandArgs {
  readonly file: string;
  readonly item: string;
  readonly words: string;
  readonly json?: boolean;
}

/** Prints what a reply would be understood as; files nothing. Exit code 1 where the file or the item is at fault. */
export async function runUnderstand(args: UnderstandArgs, io: CommandIo, now: Temporal.Instant): Promise<number> {
  const read = readPlanFile(await io.readFile(args.file));
  if (!read.ok) {
    for (const line of faultLines(args.file, read.faults, io.language)) io.err(line);
    return 1;
  }
  const { items } = read.document;
  const item = items.find((candidate) => candidate.code.toLowerCase() === args.item.toLowerCase());
  if (!item) {
    io.err(cliTexts(io.language).understand.noItem(args.item, items.map((candidate) => candidate.code).join(', ')));
    return 1;
  }
  const understood = understand(args.words, {
    code: item.code,
    title: item.title,
    measures: item.measures,
    otherCodes: items.filter((candidate) => candidate !== item).map((candidate) => candidate.code),
    today: now.toZonedDateTimeISO(read.document.organization.timeZone).toPlainDate().toString(),
  });
  if (args.json) io.out(JSON.stringify(asJson(understood), null, 2));
  else for (const line of asLines(understood, item, io)) io.out(line);
  return 0;
}

function asJson({ language, isReport, status, readings, links, blockers, needs }: Understanding): object {
  return { language, isReport, status, readings: readings.map(({ measure, value }) => ({ measure, value })), links, blockers, needs };
}

function asLines(understood: Understanding, item: PlanDocument['items'][number], io: CommandIo): string[] {
  const texts = cliTexts(io.language).understand;
  const list = (parts: readonly string[]) => (parts.length === 0 ? texts.nothing : formatList(io.language, parts));
  const readings = understood.readings.map(({ measure, value }) => {
    const known = item.measures.find((candidate) => candidate.key === measure);
    return `${known?.name ?? measure}: ${formatValue(io.language, value, known?.unit ?? '')}`;
  });
  return [
    `${texts.language}: ${understood.language}`,
    `${texts.kind}: ${texts.kinds[understood.kind] ?? understood.kind}`,
    `${texts.status}: ${understood.status ? askingTexts(io.language).statuses[understood.status] : texts.noStatus}`,
    `${texts.readings}: ${list(readings)}`,
    `${texts.links}: ${list(understood.links)}`,
    `${texts.blockers}: ${list(understood.blockers)}`,
    `${texts.needs}: ${list(understood.needs)}`,
  ];
}
