/** The commands of the message extension, by the ids that its manifest gives them and its invokes bring back. */
export const EXTENSION_COMMANDS = {
  /** Finds an item by code or words, to paste its status. */
  find: 'find-item',
  /** Opens the form in which an item is chosen to report on. */
  report: 'report-progress',
  /** Keeps the message it is chosen on as evidence. */
  save: 'save-as-evidence',
} as const;

/** What is typed into the search. */
export const SEARCH_PARAMETER = 'text';
