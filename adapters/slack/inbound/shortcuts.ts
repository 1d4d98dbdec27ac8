/** What the app's manifest calls its shortcuts: the `callback_id` of each. */
export const SHORTCUTS = {
  /** Global: "Report progress". */
  report: 'report_progress',
  /** On a message: "Save as evidence". */
  evidence: 'save_as_evidence',
} as const;
