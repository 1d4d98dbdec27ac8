/**
 * Words as they are compared: lower case, no accents, no invisible characters, single spaces.
 * "Período  LECTIVO" becomes "periodo lectivo". Works on text of any length; cut it first where that matters.
 */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}
