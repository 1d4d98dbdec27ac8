import { Temporal } from 'temporal-polyfill';
import { askedItems } from './item-schedules.js';
import type { ScheduleInputs } from './schedule-inputs.js';
import { planPrompts } from './time/plan-prompts.js';

/** One prompt that would go out. */
export interface ListedPrompt {
  readonly at: Temporal.Instant;
  readonly zone: string;
  readonly planId: string;
  readonly personId: string;
  readonly itemId: string;
  readonly itemCode: string;
  /** As stored. */
  readonly cadence: { readonly rule: string; readonly at: string };
  /** The nominal date it was moved from. */
  readonly movedFrom?: string;
  readonly reason?: string;
  /** The name of the closed days that moved it. */
  readonly because?: string;
}

/**
 * Every prompt that would go out from the start of `from` to the end of `to`, dates in each person's own
 * zone, in order of time. Nothing is asked before a plan was started, where that is known.
 */
export function listPrompts(inputs: ScheduleInputs, from: string, to: string): ListedPrompt[] {
  const asked = new Map(askedItems(inputs).map((one) => [one.item.itemId, one]));
  const started = new Map(inputs.plans.map((plan) => [plan.id, plan.startedAt]));
  const begin = Temporal.PlainDate.from(from).subtract({ days: 2 }).toZonedDateTime('UTC').toInstant();
  const end = Temporal.PlainDate.from(to).add({ days: 3 }).toZonedDateTime('UTC').toInstant();
  return planPrompts([...asked.values()].map((one) => one.schedule), begin, end).flatMap((prompt): ListedPrompt[] => {
    const one = asked.get(prompt.itemId);
    if (!one || prompt.localDate < from || prompt.localDate > to) return [];
    const startedAt = started.get(one.planId);
    if (startedAt && Temporal.Instant.compare(prompt.at, startedAt) < 0) return [];
    return [
      {
        at: prompt.at,
        zone: prompt.zone,
        planId: one.planId,
        personId: prompt.person,
        itemId: prompt.itemId,
        itemCode: prompt.itemCode,
        cadence: { rule: one.cadence.rule, at: one.cadence.at },
        ...(prompt.movedFrom && { movedFrom: prompt.movedFrom.on }),
        ...(prompt.reason !== undefined && { reason: prompt.reason }),
        ...(prompt.movedFrom?.because !== undefined && { because: prompt.movedFrom.because }),
      },
    ];
  });
}
