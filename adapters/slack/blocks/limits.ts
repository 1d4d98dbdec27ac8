/**
 * What Slack accepts, in UTF-16 units and counts: docs.slack.dev, reference/block-kit, unless said otherwise.
 * Each number stands here once.
 */
export const MESSAGE = {
  blocks: 50,
  /**
   * JSON of all blocks of one message. Not documented: `msg_blocks_too_long` was met from about 12,000 characters on
   * (slackapi/bolt-js, issues 2509 and 2867).
   */
  json: 11_000,
  /** Top-level text: 40,000 are cut off by Slack; up to 4,000 are recommended. */
  text: 4_000,
  /** Charts that Slack draws in one message; a third in one message was refused. */
  charts: 2,
} as const;

export const VIEW = { blocks: 100, title: 24, button: 24, metadata: 3_000, json: 250_000, id: 255 } as const;

export const TEXT = { section: 3_000, field: 2_000, fields: 10, header: 150, context: 3_000, contextElements: 10, alert: 200, url: 3_000 } as const;

export const BUTTONS = { inBlock: 25, text: 75, value: 2_000, description: 75, id: 255 } as const;

export const INPUT = { label: 2_000, hint: 2_000, text: 3_000, option: 75, optionValue: 75, options: 100, groups: 100, files: 10 } as const;

export const CHART = { title: 50, label: 20, series: 6, segments: 6, points: 20 } as const;

/** `characters`: of all cells together. */
export const TABLE = { rows: 101, columns: 20, pageSize: 100, characters: 10_000 } as const;
