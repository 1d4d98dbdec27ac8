/**
 * How long things may take, in milliseconds. The service waits some ten seconds for any answer, and people are shown a
 * fault when an invoke takes more than five (learn.microsoft.com: Microsoft Teams, "Bot basics", timeouts).
 */
export interface Patience {
  /** Until something is stored; learning who is meant counts in. */
  readonly save: number;
  /** Of that, for who is mentioned and where. */
  readonly lookUp: number;
  /** For what somebody asks to see. */
  readonly ask: number;
  /** To find out the language of somebody who is told that nothing was saved. */
  readonly language: number;
}

export const PATIENCE: Patience = { save: 2_000, lookUp: 700, ask: 3_000, language: 300 };
