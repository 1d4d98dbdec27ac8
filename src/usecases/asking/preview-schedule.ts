import { compareText } from '../../domain/compare-text.js';
import { listPrompts } from '../../domain/list-prompts.js';
import type { ListedPrompt } from '../../domain/list-prompts.js';
import type { PlanDocument } from '../../domain/plan-document.js';
import { scheduleOfDocument } from '../../domain/document-schedule.js';
import { compareCodes } from '../../domain/time/compare-codes.js';
import type { Store } from '../../ports.js';

/** Dates `YYYY-MM-DD`, both included; an organization's id, a plan's code and a person's email narrow it down. */
export interface ScheduleQuery {
  readonly from: string;
  readonly to: string;
  readonly organizationId?: string | undefined;
  readonly plan?: string;
  readonly person?: string;
}

/** One prompt that would go out, ready to be shown. Field names are those of the command's JSON. */
export interface ScheduledPrompt {
  /** ISO instant, UTC. */
  readonly at: string;
  /** Local date and time, ISO, in `zone`. */
  readonly local: string;
  readonly zone: string;
  /** Email. */
  readonly person: string;
  readonly item: string;
  /** The rule and its clock time: `FREQ=WEEKLY;BYDAY=MO 09:00`. */
  readonly cadence: string;
  readonly movedFrom?: string;
  readonly reason?: string;
  /** The name of what moved it. */
  readonly because?: string;
}

/** What a plan file would ask; needs no database. */
export function previewFile(document: PlanDocument, query: ScheduleQuery): ScheduledPrompt[] {
  if (query.plan !== undefined && query.plan.toLowerCase() !== document.plan.code.toLowerCase()) return [];
  return shown(listPrompts(scheduleOfDocument(document), query.from, query.to), (personId) => personId, query);
}

/** What the plans of the database would ask, whether they run or not; changes nothing. */
export async function previewSchedule(store: Store, query: ScheduleQuery): Promise<ScheduledPrompt[]> {
  const rows: ScheduledPrompt[] = [];
  const { organizationId } = query;
  for (const { id } of await store.people.organizations()) {
    if (organizationId !== undefined && id !== organizationId) continue;
    const inputs = await store.checks.scheduleInputs(id, { anyState: true });
    const plans = new Set(inputs.plans.filter((plan) => query.plan === undefined || plan.code.toLowerCase() === query.plan.toLowerCase()).map((plan) => plan.id));
    const prompts = listPrompts(inputs, query.from, query.to).filter((prompt) => plans.has(prompt.planId));
    const people = await store.people.byIds(id, [...new Set(prompts.map((prompt) => prompt.personId))]);
    const emails = new Map(people.map((person) => [person.id, person.email]));
    rows.push(...shown(prompts, (personId) => emails.get(personId) ?? personId, query));
  }
  return rows;
}

function shown(prompts: readonly ListedPrompt[], emailOf: (personId: string) => string, { person }: ScheduleQuery): ScheduledPrompt[] {
  return prompts
    .map((prompt) => ({
      at: prompt.at.toString(),
      local: prompt.at.toZonedDateTimeISO(prompt.zone).toPlainDateTime().toString({ smallestUnit: 'minute' }),
      zone: prompt.zone,
      person: emailOf(prompt.personId),
      item: prompt.itemCode,
      cadence: `${prompt.cadence.rule} ${prompt.cadence.at}`,
      ...(prompt.movedFrom !== undefined && { movedFrom: prompt.movedFrom }),
      ...(prompt.reason !== undefined && { reason: prompt.reason }),
      ...(prompt.because !== undefined && { because: prompt.because }),
    }))
    .filter((row) => person === undefined || row.person.toLowerCase() === person.toLowerCase())
    .sort((a, b) => compareText(a.at, b.at) || compareText(a.person, b.person) || compareCodes(a.item, b.item));
}
