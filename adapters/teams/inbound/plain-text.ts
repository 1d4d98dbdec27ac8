/** What Teams writes in the text of a message for signs that HTML has a use for, and for the blank after a mention. */
const NAMED: Readonly<Partial<Record<string, string>>> = { nbsp: '\u00A0', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(?:(nbsp|amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/giu;
const LAST_CODE_POINT = 0x10ffff;

/** The text of an activity as its writer typed it: some clients send it with `&nbsp;` and `&amp;`, others without. */
export function plainText(text: string): string {
  return text.replace(ENTITY, (whole, name: string | undefined, decimal: string | undefined, hex: string | undefined) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : whole;
  });
}
