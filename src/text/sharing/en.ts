/** What is said when a message is kept as evidence, in English. */
export const en = {
  title: 'Save as evidence',
  submit: 'Save',
  message: (author: string, words: string): string => `${author} wrote: “${words}”`,
  warning: 'This message is from a private conversation. Everyone who can see the item will be able to read it, with its author’s name. Ask the author first.',
  word: 'What does it show?',
  wordHint: 'A few words, so that others find it.',
  sure: 'Show this private message to everyone who can see the item?',
  no: 'No',
  yes: 'Yes, its author agrees',
  kept: (item: string): string => `Kept as evidence under ${item}.`,
  already: (item: string): string => `That message is kept under ${item} already.`,
  notSure: 'Nothing is kept: the message is from a private conversation, and you did not say that it may be shown.',
  tooLate: 'That form is too old, so nothing is kept. Please choose “Save as evidence” on the message again.',
  empty: 'That message has neither words nor files that I could keep.',
  show: 'Show the evidence',
};

export type SharingTexts = typeof en;
