/**
 * How long things may take, in milliseconds. Slack waits three seconds for an answer (docs.slack.dev, apis/events-api and
 * interactivity/handling-user-interaction); all of these together stay below that.
 */
export interface Patience {
  /** From the moment a listener has a payload until it is stored. */
  readonly save: number;
  /** Of that, for Slack to open a form that says "one moment". */
  readonly openForm: number;
  /** Everything, who sent it and storing it. */
  readonly whole: number;
  /** To find out the language of somebody who is told that nothing was saved. */
  readonly language: number;
}

export const PATIENCE: Patience = { save: 2_000, openForm: 900, whole: 2_500, language: 300 };
