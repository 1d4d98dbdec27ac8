/** What Teams shows at once where something was pressed, sent or searched. */
export const en = {
  /** A press was taken; what comes of it comes as a message. */
  taken: 'Got it.',
  takenElsewhere: 'Got it. The answer comes in your chat with Throughline.',
  notSaved: 'Not saved. Please try again.',
  notSavedForm: 'This was not saved. What you wrote is still here: please send it again.',
  /** What was asked for could not be fetched in time. */
  notNow: 'This cannot be shown right now. Please try again in a moment.',
  outdated: 'This button is from an earlier version and does nothing any more.',
  nothingFound: 'No item of the plan fits these words.',
  nothingToShow: 'There is nothing to show.',
};
export type TeamsAnswers = typeof en;
