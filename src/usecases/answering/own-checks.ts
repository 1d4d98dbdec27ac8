import { codeKey } from '../../domain/code-key.js';
import type { CheckRow } from '../../ports.js';
import { itemName, loadPersonItems } from './person-items.js';
import type { PersonItems } from './person-items.js';
import { plainMessage } from '../../domain/message.js';
import { say } from './turn.js';
import type { Turn } from './turn.js';

/** The person's open checks that a command means: all, those of the prompt it is said under, or those with a code. */
export interface OwnChecks {
  readonly items: PersonItems;
  readonly checks: readonly CheckRow[];
  /** `2.a Attendance…` of checks, as one phrase. */
  readonly names: (checks: readonly CheckRow[]) => string;
}

/** Finds them; where there are none, says so and gives undefined. */
export async function findOwnChecks(turn: Turn, code: string | undefined): Promise<OwnChecks | undefined> {
  const { texts, member } = turn;
  const items = await loadPersonItems(turn.store, member);
  const names = (checks: readonly CheckRow[]): string => texts.list(checks.map((check) => labelOf(turn, items, check)));
  const here = await openHere(turn, items);
  const checks = code === undefined ? here : items.open.filter((check) => codeKey(check.itemCode) === codeKey(code));
  if (checks.length > 0) return { items, checks, names };
  if (code === undefined || items.open.length === 0) await say(turn, plainMessage(texts.command.nothingOpen));
  else await say(turn, plainMessage(texts.command.noSuchOpen(code), texts.command.openAre(names(items.open))));
  return undefined;
}

async function openHere({ store, organizationId, workspace, thread }: Turn, items: PersonItems): Promise<readonly CheckRow[]> {
  const prompt = thread && (await store.deliveries.byMessage(organizationId, workspace, thread));
  if (!prompt || prompt.checkIds.length === 0) return items.open;
  return items.open.filter((check) => prompt.checkIds.includes(check.id));
}

/** How a check's item is named to the person of this turn. */
export function labelOf({ member }: Turn, items: PersonItems, check: CheckRow): string {
  const placed = items.seen(check.itemId);
  return placed ? itemName(placed, member) : check.itemCode;
}
