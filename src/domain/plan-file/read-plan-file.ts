import type { PlanDocument } from '../plan-document.js';
import { CalendarFault } from '../time/calendar-fault.js';
import { checkCalendar } from '../time/work-calendar.js';
import { keyText } from './key-text.js';
import { cadenceFaults } from './cadence-faults.js';
import { consistencyFaults } from './consistency.js';
import type { Fault } from './faults.js';
import { namesOf } from './name-lookup.js';
import { planFileSchema } from './plan-file-schema.js';
import { asMap, mapAt, textAt, unitsOf } from './raw-values.js';
import { toDocument } from './to-document.js';
import { readYaml } from './yaml-source.js';
import type { RawMap, YamlSource } from './yaml-source.js';
import { faultsOfIssues } from './zod-faults.js';

/** `faults` are in the order of the file; never empty when `ok` is false. */
export type ReadPlanFile = { readonly ok: true; readonly document: PlanDocument } | { readonly ok: false; readonly faults: readonly Fault[] };

/** No plan is larger; a file that is was picked by mistake. */
const DEFAULT_MAX_BYTES = 2 * 1024 * 1024;

/**
 * Reads a plan file. Gives the whole document, or every fault of the file at once, each with its place;
 * never throws for what a file says. A byte-order mark is skipped.
 */
export function readPlanFile(text: string, { maxBytes = DEFAULT_MAX_BYTES }: { readonly maxBytes?: number } = {}): ReadPlanFile {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > maxBytes) return failed([{ code: 'too-large', bytes, max: maxBytes, line: 1, column: 1, path: '' }]);
  const { source, faults: syntax } = readYaml(text.replace(/^\ufeff/, ''));
  if (source.root === undefined) return failed(syntax.length > 0 ? syntax : [{ code: 'empty-file', line: 1, column: 1, path: '' }]);

  const parsed = planFileSchema.safeParse(source.root);
  const root = asMap(source.root) ?? {};
  const faults = [...syntax, ...faultsOfIssues(parsed.error?.issues ?? [], source), ...consistencyFaults(source)];
  if (!parsed.success || faults.length > 0) return failed(faults);

  const names = namesOf(root);
  const cadences = cadenceFaults(parsed.data, names, source);
  if (cadences.length > 0) return failed(cadences);
  const document = toDocument(parsed.data, names);
  const closed = alwaysClosed(document, root, source);
  return closed.length > 0 ? failed(closed) : { ok: true, document };
}

function failed(faults: readonly Fault[]): ReadPlanFile {
  return { ok: false, faults: [...faults].sort((a, b) => a.line - b.line || a.column - b.column) };
}

/** A calendar without an open day in more than a year would leave nothing to move a check to. */
function alwaysClosed(document: PlanDocument, root: RawMap, source: YamlSource): readonly Fault[] {
  const units = unitsOf({ value: root, path: [] });
  return document.units.flatMap(({ key, calendar }) => {
    if (!calendar) return [];
    try {
      checkCalendar({ ...calendar, closed: calendar.closed.map(({ startsOn, endsOn, kind, name }) => ({ from: startsOn, to: endsOn, kind, name })) });
      return [];
    } catch (error) {
      if (!(error instanceof CalendarFault)) throw error;
      const unit = units.find(({ value }) => keyText(textAt(value, 'key') ?? '') === key);
      const at = unit && mapAt(unit, 'calendar');
      return [source.fault(at?.path ?? [], { code: 'no-open-day', name: key }, 'key')];
    }
  });
}
