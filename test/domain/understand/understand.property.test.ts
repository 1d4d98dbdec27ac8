import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanWords } from '../../../src/domain/understand/clean.js';
import { segmentByItem } from '../../../src/domain/understand/segment.js';
import { understand } from '../../../src/domain/understand/understand.js';
import { contextOfReply, developmentSet } from '../../replies/score.js';

const codes = ['1.a', '1.b', '2.a', '2.b', '3.a', '3.c', '4.a', '5.a'];
const fragments = [...developmentSet('en'), ...developmentSet('es')].flatMap(({ words }) => words.split(/(?<=[.,!?;:\n])/u));
/** Anything at all, and real words cut up and put together anyhow. */
const anyWords = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.array(fc.oneof(fc.constantFrom(...fragments), fc.constantFrom(' ', '\n', '​', '‮', '🟢', '1.a ', '> ', '(', '\u{D83D}', 'not ', 'no ', '12.500 ')), { maxLength: 12 }).map((parts) => parts.join('')),
);
const anyContext = fc.tuple(fc.constantFrom(...codes), fc.constantFrom('en', 'es')).map(([code, language]) => contextOfReply(code, language === 'en' ? 'en' : 'es'));

describe('understand, for any words', () => {
  it('never throws, quotes only what was written, and says the same again', () => {
    fc.assert(fc.property(anyWords, anyContext, (words, context) => {
      const understood = understand(words, context);
      const clean = cleanWords(words);
      const quoted = [...understood.blockers, ...understood.needs, ...understood.links, ...understood.readings.map(({ excerpt }) => excerpt), ...(understood.statusEvidence === undefined ? [] : [understood.statusEvidence])];
      for (const excerpt of quoted) {
        expect(clean).toContain(excerpt);
        expect(excerpt).not.toBe('');
      }
      expect(understand(words, context)).toEqual(understood);
    }), { numRuns: 400 });
  });

  it('keeps its promises about what goes together', () => {
    fc.assert(fc.property(anyWords, anyContext, (words, context) => {
      const { isReport, kind, status, statusEvidence, readings, blockers, needs, mentions } = understand(words, context);
      expect(isReport).toBe(kind === 'report');
      expect(statusEvidence !== undefined).toBe(status !== null);
      if (!isReport) expect({ status, readings, blockers, needs }).toEqual({ status: null, readings: [], blockers: [], needs: [] });
      expect(new Set(readings.map(({ measure }) => measure)).size).toBe(readings.length);
      for (const { measure, value } of readings) {
        expect(context.measures.map(({ key }) => key)).toContain(measure);
        expect(Number.isFinite(value)).toBe(true);
      }
      expect(mentions).not.toContain(context.code);
    }), { numRuns: 300 });
  });

  it('does not mind invisible characters between the words', () => {
    fc.assert(fc.property(fc.constantFrom(...developmentSet('en'), ...developmentSet('es')), fc.constantFrom('​', '‎', '⁠', '‮'), ({ words, item, expect: { language } }, invisible) => {
      const context = contextOfReply(item, language);
      expect(understand(words.split(' ').join(`${invisible} `), context)).toEqual(understand(words, context));
    }), { numRuns: 120 });
  });
});

describe('segmentByItem, for any words', () => {
  it('never throws, names only given codes, and keeps to the order of first mention', () => {
    fc.assert(fc.property(anyWords, (words) => {
      const segments = segmentByItem(words, codes);
      expect(new Set(segments.map(({ code }) => code)).size).toBe(segments.length);
      for (const { code, words: own } of segments) {
        expect(codes).toContain(code);
        expect(own).not.toBe('');
      }
    }), { numRuns: 300 });
  });

  it('gives every item its own words back', () => {
    const sayings = fc.constantFrom('on track', 'at risk: no subs', 'is done', 'sigue en camino', 'off track, two resigned');
    fc.assert(fc.property(fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 5 }).chain((chosen) => fc.tuple(fc.constant(chosen), fc.array(sayings, { minLength: chosen.length, maxLength: chosen.length }))), ([chosen, said]) => {
      const lines = chosen.map((code, i) => `${code} ${said[i] ?? ''}`);
      for (const between of ['\n', '. ']) {
        const segments = segmentByItem(lines.join(between), codes);
        expect(segments.map(({ code, words }) => [code, words.replace(/\.$/u, '')])).toEqual(chosen.map((code, i) => [code, lines[i]]));
      }
    }), { numRuns: 100 });
  });
});

describe('100 KB of anything', () => {
  const size = 100_000;
  it.each([
    ['a', 'a'], ['not ', 'not'], ['on track ', 'on track'], ['todo va muy bien ', 'todo'], ['si no ', 'si no'], ['93.4 ', 'numbers'], ['9', 'digits'], ['a,', 'commas'], ['1.a 2.a ', 'codes'], ['(', 'brackets'],
    ['> a\n', 'quotes'], ['\n', 'lines'], ['?', 'question marks'], ['https://a.example/) ', 'links'], ['e\u0301\u0316', 'marks'], ['🟢', 'emoji'], ['ninety two hundred and ', 'number words'], ['waiting for ', 'blockers'],
  ])('%j', (piece) => {
    const words = piece.repeat(Math.ceil(size / piece.length));
    expect(understand(words, contextOfReply('2.a', 'en')).status).toBeNull();
    expect(segmentByItem(words, codes).length).toBeLessThanOrEqual(codes.length);
  });
});
