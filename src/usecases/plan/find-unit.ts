import { foldText } from '../../domain/fold-text.js';
import { nearest } from '../../domain/plan-file/suggest.js';
import { keyText } from '../../domain/plan-file/key-text.js';
import { AppError } from '../../errors.js';
import type { CalendarUnit, Store } from '../../ports.js';
import type { CalendarTexts } from '../../text/calendar/index.js';

/** Which unit somebody means. */
export interface WhichUnit {
  readonly unit: string;
  /** Needed only where several organizations have a unit of this key. */
  readonly organization?: string | undefined;
}

export interface FoundUnit {
  readonly organization: Awaited<ReturnType<Store['people']['organizations']>>[number];
  readonly unit: CalendarUnit;
  /** All units of its organization. */
  readonly units: readonly CalendarUnit[];
}

/** How many near keys an error names, and how many where none is near. */
const MOST_NEAR = 3;
const MOST_KNOWN = 12;

/** Finds the unit meant by its key. Throws AppError `no-unit` (naming near ones), `no-organization` or `which-organization`. */
export async function findUnit(store: Store, { unit, organization }: WhichUnit, texts: CalendarTexts): Promise<FoundUnit> {
  const all = await store.people.organizations();
  const organizations = all.filter((one) => organization === undefined || one.key === keyText(organization));
  if (all.length > 0 && organizations.length === 0) throw new AppError('no-organization', texts.noOrganization(organization ?? '', listed(all)));

  const candidates: FoundUnit[] = [];
  for (const one of organizations) {
    const units = await store.calendars.units(one.id);
    candidates.push(...units.filter(({ retired }) => !retired).map((candidate) => ({ organization: one, unit: candidate, units })));
  }
  if (candidates.length === 0) throw new AppError('no-unit', texts.noUnits);
  const key = keyText(unit);
  const [found, ...more] = candidates.filter((candidate) => candidate.unit.key === key);
  if (found && more.length === 0) return found;
  if (found) throw new AppError('which-organization', texts.whichOrganization(key, listed([found, ...more].map((one) => one.organization))));
  const units = candidates.map((candidate) => candidate.unit);
  const near = nearKeys(key, units);
  throw new AppError('no-unit', near.length > 0 ? texts.noUnit(key, near) : texts.noUnitNear(key, listed(units)));
}

/** The keys nearest to a mistyped one, or of the unit that has this name, the nearest first. */
function nearKeys(key: string, units: readonly CalendarUnit[]): readonly string[] {
  const near = new Set(units.filter((unit) => foldText(unit.name) === foldText(key)).map((unit) => unit.key));
  const left = new Set(units.map((unit) => unit.key));
  for (let found = nearest(key, left); found !== undefined && near.size < MOST_NEAR; found = nearest(key, left)) {
    near.add(found);
    left.delete(found);
  }
  return [...near].slice(0, MOST_NEAR);
}

function listed(all: readonly { readonly key: string }[]): string {
  const keys = [...new Set(all.map(({ key }) => key))].sort();
  return keys.length > MOST_KNOWN ? `${keys.slice(0, MOST_KNOWN).join(', ')} …` : keys.join(', ');
}
