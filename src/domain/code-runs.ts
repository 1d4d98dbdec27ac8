/** The runs of digits and of letters of an item's code, in order: what is between them and how letters are written makes no difference. */
export function codeRuns(code: string): readonly string[] {
  return code.toLowerCase().match(/\p{N}+|\p{L}+/gu) ?? [];
}
