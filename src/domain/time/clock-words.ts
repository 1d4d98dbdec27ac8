import type { ClockTime } from '../types.js';

/** The shapes of a clock time in English and Spanish, over folded words (see `foldText`). */
const CLOCK = String.raw`(\d{1,2})(?:\s?[:.h]\s?(\d{2}))?(?:\s+y\s+(media|cuarto))?\s*(?:(a\.?\s?m\b\.?|p\.?\s?m\b\.?)|(?:h|hs|hrs|horas|o'clock)\b)?(?:\s+(?:de|por|en) la (manana|tarde|noche)|\s+in the (morning|afternoon|evening))?`;
const NAMED = String.raw`noon|midday|mediodia|midnight|medianoche`;

/** Where a time begins in a longer phrase. */
const PHRASES = [
  new RegExp(String.raw`(?:^|[\s,])(?:at\s+|@\s*|a las?\s+)${CLOCK}(?![\w:.])`),
  new RegExp(String.raw`(?:^|[\s,])(?:at |@ ?|a |al )?(${NAMED})\b`),
  // Without "at", only what cannot be anything but a time.
  new RegExp(String.raw`(?:^|[\s,])(?:@\s*)?(\d{1,2})(?:[:.](\d{2}))()\s*(a\.?\s?m\b\.?|p\.?\s?m\b\.?)?()()(?![\w:.])`),
  new RegExp(String.raw`(?:^|[\s,@])(\d{1,2})()()\s?(a\.?m\b\.?|p\.?m\b\.?)()()(?![\w:.])`),
];

/**
 * Finds the clock time in folded words and takes it out: `{ time: '09:00', rest: 'every week on mon' }`.
 * `time` is undefined where none is said, and `bad` holds what looks like one but is not ("25:00").
 */
export function takeClockWords(words: string): { readonly time?: ClockTime; readonly bad?: string; readonly rest: string } {
  for (const phrase of PHRASES) {
    const match = phrase.exec(words);
    if (!match) continue;
    const rest = `${words.slice(0, match.index)} ${words.slice(match.index + match[0].length)}`.replace(/\s+/g, ' ').trim();
    const time = timeOf(match);
    return time === undefined ? { bad: match[0].trim(), rest } : { time, rest };
  }
  return { rest: words };
}

/** Reads a text that is nothing but a time: "9", "09:00", "9.30", "5 pm", "noon", "las 9 y media". */
export function readClock(words: string): ClockTime | undefined {
  const match = new RegExp(`^(?:las? )?${CLOCK}$`).exec(words) ?? new RegExp(`^(${NAMED})$`).exec(words);
  return match ? timeOf(match) : undefined;
}

function timeOf(match: RegExpExecArray): ClockTime | undefined {
  const [, first = '', minutes, past, half, ofDay, inDay] = match;
  if (/^(noon|midday|mediodia)$/.test(first)) return '12:00';
  if (/^(midnight|medianoche)$/.test(first)) return '00:00';
  const hour = Number(first);
  const minute = past === 'media' ? 30 : past === 'cuarto' ? 15 : Number(minutes ?? 0);
  const pm = half?.startsWith('p') || ['tarde', 'noche', 'afternoon', 'evening'].includes(ofDay ?? inDay ?? '');
  const am = half?.startsWith('a') || ['manana', 'morning'].includes(ofDay ?? inDay ?? '');
  if (minute > 59 || hour > 23 || ((half ?? '') !== '' && (hour < 1 || hour > 12))) return undefined;
  const hour24 = pm && hour < 12 ? hour + 12 : am && hour === 12 ? 0 : hour;
  return `${String(hour24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
