import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../src/domain/understand/clauses.js';
import { cleanWords, MAX_WORDS } from '../../../src/domain/understand/clean.js';
import { excerpt, fold } from '../../../src/domain/understand/fold.js';
import { detectLanguage } from '../../../src/domain/understand/language.js';
import { findLinks, linkUrls } from '../../../src/domain/understand/links.js';
import { mendTypo } from '../../../src/domain/understand/mend.js';
import { quotedSpans } from '../../../src/domain/understand/quoted.js';
import { developmentSet } from '../../replies/score.js';

describe('cleanWords', () => {
  it('removes what nobody sees', () => {
    expect(cleanWords('on​ tr‮ack⁦﻿ \u{D800}')).toBe('on track');
    expect(cleanWords('a\r\nb\u2028c\u0007')).toBe('a\nb\nc');
  });

  it('composes letters, bounds piles of marks and length, and is done once', () => {
    expect(cleanWords('será')).toBe('será');
    const pile = cleanWords(`e${'\u0301\u0316'.repeat(50_000)}`);
    expect(pile.length).toBeLessThan(10);
    expect(cleanWords(pile)).toBe(pile);
    expect(cleanWords('x'.repeat(MAX_WORDS * 2)).length).toBe(MAX_WORDS);
  });
});

describe('fold', () => {
  it('makes words comparable', () => {
    expect(fold('We’re NOT   on trakc; Atrazados, aún').text).toBe('we are not on track; atrasados, aun');
    expect(fold("havent can't w/o bc").text).toBe('have not can not without because');
    expect(fold('sí si').text).toBe('sí si');
  });

  it('finds its way back to the words as written', () => {
    const folded = fold('Ayer: WE’RE   behínd, today');
    const at = folded.text.indexOf('we are behind');
    expect(excerpt(folded, at, at + 'we are behind'.length)).toBe('WE’RE   behínd');
  });
});

describe('mendTypo', () => {
  it.each([['trakc', 'on', 'track'], ['risj', 'at', 'risk'], ['behnd', 'are', 'behind'], ['atrazados', '', 'atrasados'], ['attendence', '', 'attendance'], ['kronic', '', 'chronic'], ['riezgo', 'en', 'riesgo']])('%s after "%s" is %s', (word, before, meant) => {
    expect(mendTypo(word, before)).toBe(meant);
  });

  it.each([['truck', 'on'], ['stated', 'not'], ['rise', 'at'], ['camion', 'en'], ['complicado', ''], ['empezaremos', ''], ['planteado', ''], ['vacaciones', '']])('%s after "%s" stays', (word, before) => {
    expect(mendTypo(word, before)).toBe(word);
  });
});

describe('quotedSpans', () => {
  const left = (clean: string): string => {
    const spans = quotedSpans(clean);
    return [...clean].filter((_, i) => !spans.some(({ start, end }) => i >= start && i < end)).join('').trim();
  };

  it('leaves what the owner wrote', () => {
    expect(left('On track.\n\nOn Mon, Oct 14, Throughline wrote:\nHow is it?\n> off track')).toBe('On track.');
    expect(left('Off track.\n\nSent from my iPhone')).toBe('Off track.');
    expect(left('Off track.\n-- \nDana\n555-0142')).toBe('Off track.');
    expect(left('> off track\nOn track')).toBe('On track');
  });
});

describe('links', () => {
  it('takes addresses without the punctuation around them, each once', () => {
    expect(linkUrls(findLinks('See (https://a.example/x?y=1). And <https://b.example/w_(z)>, https://a.example/x?y=1!'))).toEqual(['https://a.example/x?y=1', 'https://b.example/w_(z)']);
  });
});

describe('splitSentences', () => {
  const split = (words: string): string[][] => splitSentences(fold(words)).map(({ clauses }) => clauses.map(({ joiner, text }) => `${joiner} ${text}`));

  it('splits where one thing ends and another begins', () => {
    expect(split('On track. 93.4%, but Dr. Ruiz left at 9:30!')).toEqual([['start on track.'], ['start 93.4%', 'but dr. ruiz left at 9:30!']]);
    expect(split('93,4 % y bajando; no hay suplentes')).toEqual([['start 93,4 %', 'and bajando;'], ['start no hay suplentes']]);
    expect(split('two hundred and forty-one students')).toEqual([['start two hundred and forty-one students']]);
    expect(split('- Gap: 2.2\n- Status: on track')).toEqual([['start gap', 'colon 2.2'], ['start status', 'colon on track']]);
  });

  it('keeps the longest clause short', () => {
    expect(Math.max(...splitSentences(fold('word '.repeat(5000))).flatMap(({ clauses }) => clauses.map(({ text }) => text.length)))).toBeLessThanOrEqual(320);
  });
});

describe('detectLanguage', () => {
  it('tells by words, and by the conversation where there are none', () => {
    expect(detectLanguage('estamos on track con lo de ap', 'en')).toBe('es');
    expect(detectLanguage('doing fine, gracias for asking', 'es')).toBe('en');
    expect(detectLanguage('🟢', 'es')).toBe('es');
    expect(detectLanguage('93.4', 'en')).toBe('en');
  });

  it.each(['en', 'es'] as const)('tells %s without a hint in nearly every reply of four words', (language) => {
    const long = developmentSet(language).map(({ words }) => fold(cleanWords(words)).text).filter((text) => (text.match(/\p{L}+/gu)?.length ?? 0) >= 4);
    const right = long.filter((text) => detectLanguage(text, language === 'en' ? 'es' : 'en') === language);
    expect(right.length / long.length).toBeGreaterThanOrEqual(0.97);
  });
});
