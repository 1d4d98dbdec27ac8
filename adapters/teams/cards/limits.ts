/**
 * What Teams accepts of a message and its card. Each number stands here once. `weight` is what `weight.ts` counts: bytes,
 * in whichever of UTF-8 and UTF-16 takes more.
 */
export const WEIGHT = {
  /**
   * One activity. Teams refuses more than about 100 KB, counted in UTF-16, and advises to stay below 80 KB
   * (learn.microsoft.com: Format your bot messages; error MessageSizeTooBig).
   */
  activity: 80_000,
  /** What stands around the body of a card: texts for notifications and screen readers, who gets it anew, the address. */
  around: 20_000,
  /** One text in a card: several fit beside each other. */
  text: 12_000,
  /** A row of buttons with the forms behind them. */
  row: 36_000,
  /** A form inside a message; what is larger opens in a dialog alone. */
  inlineForm: 24_000,
  /** One table or chart. */
  table: 30_000,
  chart: 12_000,
} as const;

/** What one body may weigh. */
export const BODY_WEIGHT = WEIGHT.activity - WEIGHT.around;

/** Characters of texts that stand around a card. */
export const SPOKEN = 1_000;

/** Six actions of a set are shown (adaptivecards.io: `maxActions` of Teams), the rest hides behind a menu. */
export const BUTTONS = { inSet: 6, title: 80, tooltip: 200, value: 2_000, action: 100 } as const;

/** Clients ask anew for at most sixty people (learn.microsoft.com: Universal Actions, user specific views). */
export const REFRESHED = 60;

export const CHART = { series: 6, slices: 8, points: 24, label: 40 } as const;

export const TABLE = { columns: 12, rows: 50, cell: 600 } as const;

/** `title`: of a dialog. `choices`: of one list. */
export const FORM = { context: 3_000, id: 100, name: 200, label: 400, hint: 600, text: 3_000, choices: 200, choice: 120, choiceValue: 200, title: 60, fields: 60 } as const;
