/**
 * What names an act, so that the same act delivered twice is known again: Teams repeats what was not acknowledged. Every
 * key is made of what the person did and where; ids of messages are unique within their conversation alone.
 */
export const eventKey = {
  message: (conversation: string, message: string) => `message/${conversation}/${message}`,
  /** `version`: when it was edited. */
  edit: (conversation: string, message: string, version: string) => `edit/${conversation}/${message}/${version}`,
  /** `version`: when it was deleted. */
  delete: (conversation: string, message: string, version: string) => `delete/${conversation}/${message}/${version}`,
  command: (conversation: string, message: string) => `command/${conversation}/${message}`,
  /** `act`: the id of the activity that told of it, or its time. */
  press: (conversation: string, user: string, act: string) => `press/${conversation}/${user}/${act}`,
  form: (form: string, user: string, act: string) => `form/${form}/${user}/${act}`,
  member: (change: string, user: string, act: string) => `member/${change}/${user}/${act}`,
  installation: (change: string, user: string, act: string) => `installation/${change}/${user}/${act}`,
  channel: (change: string, channel: string, act: string) => `channel/${change}/${channel}/${act}`,
} as const;
