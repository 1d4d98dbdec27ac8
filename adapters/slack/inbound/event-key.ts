/**
 * What names an act, so that the same act delivered twice is known again: Slack repeats what was not acknowledged, and
 * the repeat may carry another event id. Every key is made of what the person did and where.
 */
export const eventKey = {
  message: (channel: string, ts: string) => `message/${channel}/${ts}`,
  /** `version`: when it was edited. */
  edit: (channel: string, ts: string, version: string) => `edit/${channel}/${ts}/${version}`,
  delete: (channel: string, ts: string) => `delete/${channel}/${ts}`,
  mention: (channel: string, ts: string) => `mention/${channel}/${ts}`,
  /** `trigger`: each command typed has one of its own. */
  command: (trigger: string) => `command/${trigger}`,
  press: (channel: string, message: string, user: string, pressedAt: string) => `press/${channel}/${message}/${user}/${pressedAt}`,
  /** A form that was refused and sent again is the same view. */
  form: (view: string) => `form/${view}`,
  shortcut: (callback: string, user: string, at: string) => `shortcut/${callback}/${user}/${at}`,
  share: (channel: string, message: string, user: string, at: string) => `share/${channel}/${message}/${user}/${at}`,
  /** `version`: when the profile changed. */
  member: (change: string, user: string, version: string) => `member/${change}/${user}/${version}`,
  home: (user: string, at: string) => `home/${user}/${at}`,
  channel: (change: string, channel: string, at: string) => `channel/${change}/${channel}/${at}`,
  workspace: (change: string, at: string) => `workspace/${change}/${at}`,
} as const;
