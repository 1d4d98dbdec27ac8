import type { Span } from './span.js';

/** "On Mon, Oct 14, Throughline wrote:" and the like: what follows to the next blank line is quoted. */
const ATTRIBUTION = /^\s*(?:on\b.{3,120}\bwrote:|el\b.{3,120}\bescribi[oó]:|-{2,}\s*(?:original message|mensaje original|forwarded message|mensaje reenviado)\b.*)\s*$/iu;
const PHONE_FOOTER = /^\s*(?:sent from my\b|sent from outlook|get outlook for|enviado desde mi\b|obtener outlook|envoy[eé] de)/iu;
const SIGNATURE_RULE = /^\s*(?:--|__+)\s*$/u;

/**
 * Stretches of clean words that are not the writer's answer: lines quoted with ">", the mail a
 * client appends below an answer, "Sent from my phone", and what stands below a signature rule.
 */
export function quotedSpans(clean: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let afterAttribution = false;
  let anythingBefore = false;
  for (const line of clean.split('\n')) {
    const end = start + line.length;
    const blankLine = line.trim() === '';
    if (SIGNATURE_RULE.test(line) && anythingBefore) return [...spans, { start, end: clean.length }];
    if (ATTRIBUTION.test(line.slice(0, 300))) {
      // The answer stands above the mail it answers; where nothing does, it stands below.
      if (anythingBefore && /^\s*-{2,}/u.test(line)) return [...spans, { start, end: clean.length }];
      spans.push({ start, end });
      afterAttribution = true;
    } else if (/^\s*>/u.test(line) || PHONE_FOOTER.test(line)) {
      spans.push({ start, end });
    } else if (blankLine) {
      afterAttribution = false;
    } else if (afterAttribution && anythingBefore) {
      spans.push({ start, end });
    } else {
      anythingBefore = true;
    }
    start = end + 1;
  }
  return spans;
}
