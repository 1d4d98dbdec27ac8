import { nextOccurrence } from '../time/occurrences.js';
import { storedRule } from '../time/parse-rule.js';
import { PLAIN_WEEK } from '../time/work-calendar.js';
import type { CadenceInFile } from './cadence-schema.js';
import type { Fault, Path } from './faults.js';
import type { ITEM_LISTS } from './item-schema.js';
import type { NameLookup } from './name-lookup.js';
import type { PlanFile } from './plan-file-schema.js';
import { resolver } from './resolve.js';
import { firstDayOf } from './to-document.js';
import type { ItemLists } from './to-items.js';
import { toShared } from './to-shared.js';
import type { YamlSource } from './yaml-source.js';

/**
 * Cadences that would ask nobody, seen only once their first day is known: nothing gives them one (the first such is
 * told, for one line mends them all), or they end before it.
 */
export function cadenceFaults(file: PlanFile, names: NameLookup, source: YamlSource): readonly Fault[] {
  const firstDay = firstDayOf(file, toShared(file, resolver(names)), names);
  const placed = [...placedIn(file.plan, ['plan']), ...ofItems(file, [])];
  const lacking = firstDay === undefined ? placed.find(({ cadence }) => cadence.startsOn === undefined) : undefined;
  const ended = placed.flatMap(({ cadence, path }) => {
    const startsOn = cadence.startsOn ?? firstDay;
    return startsOn !== undefined && neverComes(cadence.rule, startsOn) ? [source.fault(path, { code: 'bad-cadence', value: cadence.words ?? cadence.rule, problem: { code: 'never-occurs', detail: cadence.rule } })] : [];
  });
  return [...(lacking ? [source.fault(lacking.path, { code: 'no-first-day' }, 'key')] : []), ...ended];
}

/** Terms come and go with the calendar, so a cadence by terms may come about yet. */
function neverComes(rule: string, startsOn: string): boolean {
  return storedRule(rule).kind === 'recurrence' && nextOccurrence(rule, startsOn, startsOn, PLAIN_WEEK) === undefined;
}

interface Placed {
  readonly cadence: Exclude<CadenceInFile, 'none'>;
  readonly path: Path;
}

function placedIn({ cadence }: { readonly cadence?: CadenceInFile | undefined }, path: Path): readonly Placed[] {
  return cadence === undefined || cadence === 'none' ? [] : [{ cadence, path: [...path, 'cadence'] }];
}

function ofItems(lists: ItemLists, path: Path): readonly Placed[] {
  return itemLists.flatMap((list) =>
    (lists[list] ?? []).flatMap((item, place) => {
      const here = [...path, list, place];
      return [...placedIn(item, here), ...ofItems(item, here)];
    }),
  );
}

const itemLists = ['areas', 'goals', 'objectives', 'actions', 'items'] as const satisfies readonly (keyof typeof ITEM_LISTS)[];
