const LONGEST_STEM = 70;
const ENDING = /\.[A-Za-z0-9]{1,10}$/u;
/** Names that some systems keep for devices, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu;
/** Begins with a letter or digit, so no name is `.` or `..`, none is hidden and none is an option of a command. */
const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/u;
const LONGEST_KEY = 400;

/** Where the copy of a file lies in the evidence store: by organization and evidence, under a name a person knows it by. */
export function evidenceKey(organizationId: string, evidenceId: string, fileName: string): string {
  return `${organizationId}/${evidenceId}/${safeFileName(fileName)}`;
}

/** Whether a key is safe as a path in a folder and as the name of an object in a bucket. */
export function isEvidenceKey(key: string): boolean {
  return key.length <= LONGEST_KEY && KEY.test(key);
}

/** A file's name in letters, digits, `.`, `-` and `_` alone, its ending kept; never empty, never one that a system reads otherwise. */
export function safeFileName(name: string): string {
  const ending = ENDING.exec(name)?.[0] ?? '';
  const stem = name
    .slice(0, name.length - ending.length)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9._-]+/gu, '-')
    .replace(/^[._-]+/u, '')
    .slice(0, LONGEST_STEM)
    .replace(/[._-]+$/u, '');
  const whole = `${stem === '' ? 'file' : stem}${ending}`;
  return DEVICE.test(whole) ? `file-${whole}` : whole;
}
