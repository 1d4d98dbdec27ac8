/**
 * What Teams accepts of a message and its card. Each number stands here once. Weights are what `weight.ts` counts: bytes,
 * in whichever of UTF-8 and UTF-16 takes more.
 */

/**
 * One activity. Teams refuses more than about 100 KB, counted in UTF-16, and advises to stay below 80 KB
 * (learn.microsoft.com: Format your bot messages; error MessageSizeTooBig).
 */
export const ACTIVITY_WEIGHT = 80_000;

/** How much of one activity its parts may weigh. What is left is for what stands around the body: texts that are spoken, who gets it anew, the address. */
export interface Room {
  readonly activity: number;
  readonly body: number;
  /** One text in a card: several fit beside each other. */
  readonly text: number;
  /** A row of buttons with the forms behind them. */
  readonly row: number;
  /** A form inside a message; what is larger opens in a dialog alone. */
  readonly inlineForm: number;
  readonly table: number;
  readonly chart: number;
  /** Each text that stands around a card. */
  readonly spoken: number;
  /** The list of those for whom it is asked for anew. */
  readonly refresh: number;
}

/** The room of one activity that weighs at most `activity`. */
export function roomOf(activity: number = ACTIVITY_WEIGHT): Room {
  const part = (share: number): number => Math.floor(activity * share);
  return { activity, body: part(0.75), text: part(0.15), row: part(0.45), inlineForm: part(0.3), table: part(0.36), chart: part(0.15), spoken: part(0.025), refresh: part(0.12) };
}

/** Six actions of a set are shown (adaptivecards.io: `maxActions` of Teams), the rest hides behind a menu. */
export const BUTTONS = { inSet: 6, title: 80, tooltip: 200, value: 2_000, action: 100 } as const;

/** Clients ask anew for at most sixty people (learn.microsoft.com: Universal Actions, user specific views). */
export const REFRESHED = 60;

export const CHART = { series: 6, slices: 8, points: 24, label: 40 } as const;

export const TABLE = { columns: 12, rows: 50, cell: 600 } as const;

/** `title`: of a dialog. `choices`: of one list. */
export const FORM = { context: 3_000, id: 100, name: 200, label: 400, hint: 600, text: 3_000, choices: 200, choice: 120, choiceValue: 200, title: 60, fields: 60 } as const;
