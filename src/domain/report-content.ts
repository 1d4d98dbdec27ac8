import { z } from 'zod';
import { STATUSES } from './types.js';

const fileSchema = z.object({ id: z.string(), name: z.string(), mimeType: z.string(), size: z.number().optional(), url: z.string(), permalink: z.string().optional() });
/** A file kept where it is, by reference. */
export type FileReference = z.infer<typeof fileSchema>;

const readingSchema = z.object({ measureId: z.string(), value: z.number(), on: z.string() });
/** One value of one of the item's measures; `on` is the local date, `YYYY-MM-DD`. */
export type FiledReading = z.infer<typeof readingSchema>;

const saidSchema = z.object({
  status: z.enum(STATUSES).optional(),
  readings: z.array(readingSchema),
  links: z.array(z.string()),
  blockers: z.array(z.string()),
  needs: z.array(z.string()),
});
/** What words or a form say, once understood. */
export type Said = z.infer<typeof saidSchema>;

const partSchema = z.discriminatedUnion('kind', [
  /** A message: its words and files, and what was understood of them at the time. */
  z.object({ kind: z.literal('words'), message: z.string().optional(), words: z.string(), files: z.array(fileSchema), said: saidSchema }),
  /** A status button. */
  z.object({ kind: z.literal('status'), status: z.enum(STATUSES) }),
  /** A form: it showed all there was, so it replaces all but the files. */
  z.object({ kind: z.literal('form'), note: z.string(), files: z.array(fileSchema), said: saidSchema }),
]);
/** One thing a person did that a report is made of, in the order it was done. */
export type ReportPart = z.infer<typeof partSchema>;
export const reportPartsSchema = z.array(partSchema);

/** What a report says, all its parts taken together. */
export interface ReportContent extends Said {
  readonly parts: readonly ReportPart[];
  readonly note: string;
  readonly files: readonly FileReference[];
}

const SAYS_NOTHING: ReportContent = { parts: [], note: '', files: [], readings: [], links: [], blockers: [], needs: [] };

/** Takes the parts of a report together: what was said later holds, what was only added stays. */
export function contentOf(parts: readonly ReportPart[]): ReportContent {
  return { ...parts.reduce(withPart, SAYS_NOTHING), parts };
}

function withPart(content: ReportContent, part: ReportPart): ReportContent {
  if (part.kind === 'status') return { ...content, status: part.status };
  const files = unique([...content.files, ...part.files], (file) => file.id);
  if (part.kind === 'form') return { ...part.said, parts: [], note: part.note, files };
  const { said } = part;
  const status = said.status ?? content.status;
  return {
    parts: [],
    ...(status && { status }),
    note: [content.note, part.words].filter((text) => text !== '').join('\n'),
    files,
    // The later value of a measure replaces the earlier one.
    readings: unique([...said.readings, ...content.readings], (reading) => reading.measureId),
    links: unique([...content.links, ...said.links], (link) => link),
    blockers: unique([...content.blockers, ...said.blockers], (text) => text),
    needs: unique([...content.needs, ...said.needs], (text) => text),
  };
}

/** The parts with a message's words replaced. After a form they come last, for they were said later than it. */
export function withEditedPart(parts: readonly ReportPart[], edited: ReportPart & { readonly kind: 'words' }): readonly ReportPart[] {
  const index = parts.findIndex((part) => part.kind === 'words' && part.message === edited.message);
  if (index < 0) return parts;
  const others = parts.filter((_, at) => at !== index);
  const formFollows = parts.slice(index).some((part) => part.kind === 'form');
  return formFollows ? [...others, edited] : [...parts.slice(0, index), edited, ...parts.slice(index + 1)];
}

/** The parts without those of a message. */
export function withoutMessage(parts: readonly ReportPart[], message: string): readonly ReportPart[] {
  return parts.filter((part) => part.kind !== 'words' || part.message !== message);
}

/** Whether a message is among the parts. */
export function holdsMessage(content: ReportContent, message: string): boolean {
  return content.parts.some((part) => part.kind === 'words' && part.message === message);
}

function unique<T>(values: readonly T[], key: (value: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const value of values) if (!seen.has(key(value))) seen.set(key(value), value);
  return [...seen.values()];
}
