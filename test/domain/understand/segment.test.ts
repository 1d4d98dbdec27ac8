import { describe, expect, it } from 'vitest';
import { segmentByItem } from '../../../src/domain/understand/segment.js';
import { understand } from '../../../src/domain/understand/understand.js';
import { contextOfReply } from '../../replies/score.js';

const codes = ['1.a', '1.b', '2.a', '2.b', '3.a', '5'];
const segments = (words: string): Record<string, string> => Object.fromEntries(segmentByItem(words, codes).map(({ code, words: own }) => [code, own]));

describe('segmentByItem', () => {
  it('cuts at the codes that lead', () => {
    expect(segments('1.a on track. 2.b at risk: no subs')).toEqual({ '1.a': '1.a on track.', '2.b': '2.b at risk: no subs' });
    expect(segments('1.a: on track\n2.b - at risk, no subs. Two more quit.\n3.a done')).toEqual({ '1.a': '1.a: on track', '2.b': '2.b - at risk, no subs. Two more quit.', '3.a': '3.a done' });
    expect(segments('For 1.b we are on track with 95 referrals, 2.a is behind')).toEqual({ '1.b': 'For 1.b we are on track with 95 referrals', '2.a': '2.a is behind' });
    expect(segments('1.a on track 2.b at risk')).toEqual({ '1.a': '1.a on track', '2.b': '2.b at risk' });
  });

  it('gives a clause to the code that ends it', () => {
    expect(segments('on track on 1.a and at risk on 2.b')).toEqual({ '1.a': 'on track on 1.a', '2.b': 'at risk on 2.b' });
    expect(segments('Vamos bien en el 2.a. El 1.b está detenido.')).toEqual({ '2.a': 'Vamos bien en el 2.a.', '1.b': 'El 1.b está detenido.' });
  });

  it('gives words said of several items in one breath to each', () => {
    expect(segments('1.a and 2.b are on track')).toEqual({ '1.a': '1.a and 2.b are on track', '2.b': '1.a and 2.b are on track' });
  });

  it('gives words before the first code, and muddled ones, to no item', () => {
    expect(segments('All good here. 2.b at risk')).toEqual({ '2.b': '2.b at risk' });
    expect(segments('on track 1.a at risk 2.b')).toEqual({});
    expect(segments('2.b off track, no subs.\nAll good otherwise.')).toEqual({ '2.b': '2.b off track, no subs.' });
    expect(segments('nothing new')).toEqual({});
  });

  it('tells codes from rooms, classes, ordinals, versions and amounts', () => {
    expect(segments('in room 2B on Thursday')).toEqual({});
    expect(segments('el grupo 3.º A, la 2a semana, v1.a, $5, 5 kids')).toEqual({});
    expect(Object.keys(segments('1A is fine'))).toEqual(['1.a']);
    expect(Object.keys(segments('goal 5 is fine'))).toEqual(['5']);
    expect(Object.keys(segments('1.A is fine'))).toEqual(['1.a']);
    expect(segments('see https://example.org/1.a/2.b')).toEqual({});
  });

  it('files each segment under its own item and never the wrong one', () => {
    const words = '2.a on track, 93.4%. 1.b at risk: 118 referrals';
    const byCode = segments(words);
    expect(understand(byCode['2.a'] ?? '', contextOfReply('2.a', 'en'))).toMatchObject({ status: 'on-track', readings: [{ measure: 'attendance', value: 93.4 }], mentions: [] });
    expect(understand(byCode['1.b'] ?? '', contextOfReply('1.b', 'en'))).toMatchObject({ status: 'at-risk', readings: [{ measure: 'referrals', value: 118 }], mentions: [] });
    expect(understand(words, contextOfReply('2.a', 'en'))).toMatchObject({ status: 'on-track', readings: [{ value: 93.4 }], mentions: ['1.b'] });
    expect(understand(words, contextOfReply('1.b', 'en'))).toMatchObject({ status: 'at-risk', readings: [{ value: 118 }], mentions: ['2.a'] });
  });

  it('keeps links with their item', () => {
    expect(segments('1.a done, see https://example.org/a?b=1 please. 2.b on track')).toEqual({ '1.a': '1.a done, see https://example.org/a?b=1 please.', '2.b': '2.b on track' });
  });
});
