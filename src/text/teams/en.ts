/** What is said around cards and forms where Teams’ room ends, or where it has no field of a kind. */
export default {
  moreBelow: 'There is more below.',
  moreElsewhere: 'There is more than fits here.',
  writeHere: 'Write here',
  required: 'Please fill this in.',
  sendFiles: 'Send files to Throughline in your chat with it, right after this form.',
  fieldsLeftOut: (n: number) => `${n} more ${n === 1 ? 'field does' : 'fields do'} not fit here. You can send the rest as a message.`,
  optionsLeftOut: (n: number) => `${n} more ${n === 1 ? 'choice does' : 'choices do'} not fit here.`,
  noChoice: 'No choice',
  noOptions: 'There is nothing to choose from yet.',
  prefillCut: (n: number) => `Only the first ${n} characters fit here. Sending replaces the whole text.`,
};
