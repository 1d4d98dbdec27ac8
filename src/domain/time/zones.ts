import leven from 'leven';
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../errors.js';
import { foldText } from '../fold-text.js';
import type { ZoneId } from '../types.js';

/**
 * What people write for a place's time. Some of these are IANA names too, but of fixed offsets
 * that ignore daylight saving, which nobody who writes EST for New York means.
 */
const ABBREVIATIONS: ReadonlyMap<string, ZoneId> = new Map([
  ['est', 'America/New_York'],
  ['edt', 'America/New_York'],
  ['et', 'America/New_York'],
  ['cst', 'America/Chicago'],
  ['cdt', 'America/Chicago'],
  ['ct', 'America/Chicago'],
  ['mst', 'America/Denver'],
  ['mdt', 'America/Denver'],
  ['mt', 'America/Denver'],
  ['pst', 'America/Los_Angeles'],
  ['pdt', 'America/Los_Angeles'],
  ['pt', 'America/Los_Angeles'],
  ['hst', 'Pacific/Honolulu'],
  ['bst', 'Europe/London'],
]);

/** A name further than this from every zone gets no suggestion. */
const FARTHEST_SUGGESTION = 5;

/**
 * Checks the name of a time zone and gives it in its usual capitals.
 * Throws `unknown-zone`, with the nearest name where there is one, for anything that is not a named
 * IANA zone: abbreviations (EST) and offsets (+02:00) do not follow daylight saving, so they are refused.
 */
export function parseZone(text: string): ZoneId {
  const name = text.trim();
  if (!ABBREVIATIONS.has(name.toLowerCase()) && /^[a-z]/i.test(name)) {
    try {
      return new Temporal.ZonedDateTime(0n, name).timeZoneId;
    } catch {
      // Falls through to the error that says which zone may be meant.
    }
  }
  const nearest = suggestZone(name);
  const hint = nearest ? ` Did you mean ${nearest}?` : ' Use a name from the IANA list, such as America/Chicago.';
  throw new AppError('unknown-zone', `"${shorten(name)}" is not a time zone.${hint}`);
}

/** The zone that a mistyped name most likely means, or undefined when none is near. */
export function suggestZone(text: string): ZoneId | undefined {
  const wanted = fold(text);
  if (wanted === '' || wanted.length > 60) return undefined;
  const known = ABBREVIATIONS.get(wanted);
  if (known) return known;
  let best: { zone: ZoneId; distance: number } | undefined;
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const whole = fold(zone);
    const city = whole.slice(whole.lastIndexOf('/') + 1);
    const distance = Math.min(leven(wanted, whole), leven(wanted, city));
    if (!best || distance < best.distance) best = { zone, distance };
  }
  const limit = Math.min(FARTHEST_SUGGESTION, Math.floor(wanted.length / 2));
  return best && best.distance <= limit ? best.zone : undefined;
}

/** A zone's name as it is compared: folded, its words joined by `_`. */
function fold(text: string): string {
  return foldText(text).replaceAll(' ', '_');
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
