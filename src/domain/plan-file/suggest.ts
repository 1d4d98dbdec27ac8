import { closestMatch } from 'leven';
import { foldText } from '../fold-text.js';

/** Of a word with fewer letters, any other of its length would be near. */
const SHORTEST = 3;

/** The candidate that a mistyped word most likely means: at most `most` of its letters differ (a third unless said), capitals and accents aside. */
export function nearest(word: string, candidates: Iterable<string>, most = Math.ceil(word.length / 3)): string | undefined {
  const wanted = foldText(word);
  if (wanted === '' || wanted.length > 100) return undefined;
  const byFolded = new Map([...candidates].map((candidate) => [foldText(candidate), candidate]));
  const known = byFolded.get(wanted);
  if (known !== undefined || wanted.length < SHORTEST) return known;
  const found = closestMatch(wanted, [...byFolded.keys()], { maxDistance: most });
  return found === undefined ? undefined : byFolded.get(found);
}
