/** Two mentions of one person, side by side. */
const SPLIT = /<@([^<>|\s]+)\|([^<>\n]*)>[ \u00A0]*<@\1\|([^<>\n]*)>/u;

/** Teams makes of a name of several words a mention for each: here they are one again. */
export function joinNames(words: string): string {
  let joined = words;
  for (let found = SPLIT.exec(joined); found !== null; found = SPLIT.exec(joined)) {
    const [whole, id = '', first = '', next = ''] = found;
    const name = first === next ? first : `${first} ${next}`;
    joined = `${joined.slice(0, found.index)}<@${id}|${name}>${joined.slice(found.index + whole.length)}`;
  }
  return joined;
}
