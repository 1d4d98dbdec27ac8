/** An address that needs no words of its own: as it is, without its scheme, without the slash at its end. */
function isItself(url: string, label: string): boolean {
  return [url, url.replace(/^https?:\/\//iu, ''), url.replace(/^https?:\/\/|\/$/giu, '')].includes(label);
}

/**
 * A link in somebody's words as plain text: its address, after the words it stands under where those differ; an address
 * to write or call is the address alone.
 * @param label the words its reader saw; empty where there were none
 */
export function linkWords(url: string, label: string): string {
  const shown = url.replace(/^(?:mailto|tel):/iu, '');
  if (label === '' || shown !== url) return label === '' ? shown : label;
  return isItself(url, label) || !/^[a-z][a-z\d+.-]*:/iu.test(url) ? url : `${label} (${url})`;
}
