const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** What is said around messages and forms where Slack's room ends. */
export default {
  homeMore: 'There is more than fits here. Type “/plan mine” to see everything that is yours.',
  fieldsLeftOut: (n: number) => `${count(n, 'more field does', 'more fields do')} not fit here. You can send the rest as a message.`,
  optionsLeftOut: (n: number) => `${count(n, 'more choice does', 'more choices do')} not fit here.`,
  noOptions: 'There is nothing to choose from yet.',
  prefillCut: (n: number) => `Only the first ${n} characters fit here. Sending replaces the whole text.`,
  notSaved: 'Not saved. Please try again.',
  notSavedTitle: 'Not saved',
  waitingTitle: 'One moment…',
  waiting: 'The form is on its way.',
  waitingEnded: 'Answered',
  waitingClose: 'Close',
  moreInThread: 'There is more: see the thread.',
};
