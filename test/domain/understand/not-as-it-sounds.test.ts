import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/domain/understand/understand.js';
import { wellBeing } from '../../../src/domain/understand/well-being.js';
import { contextOfReply } from '../../replies/score.js';
import { NOT_AS_IT_SOUNDS } from './not-as-it-sounds-phrases.js';

describe('words that are not what they sound like', () => {
  it.each(['en', 'es'] as const)('takes no status and no value that %s words do not say', (wanted) => {
    const wrong = NOT_AS_IT_SOUNDS.flatMap(([language, item, words, expected, values]) => {
      if (language !== wanted) return [];
      const { isReport, status, readings } = understand(words, contextOfReply(item, language));
      const got = isReport ? status ?? 'asked' : 'talk';
      const found = readings.map(({ measure, value }) => `${measure}=${value}`).join(', ');
      return got === expected && found === values ? [] : [`${words} → ${got} ${found}`];
    });
    expect(wrong).toEqual([]);
  });

  it('quotes no blocker from a denial', () => {
    for (const words of ['Nobody is at risk', 'no one is behind']) expect(understand(words, contextOfReply('2.a', 'en')).blockers).toEqual([]);
    for (const words of ['nadie está en riesgo', 'no hay riesgo', 'nadie se ha quejado']) expect(understand(words, contextOfReply('2.a', 'es')).blockers).toEqual([]);
    expect(understand('nadie quiere cubrir los grupos', contextOfReply('2.a', 'es')).blockers).toEqual(['nadie quiere cubrir los grupos']);
  });
});

describe('wellBeing', () => {
  it.each([
    ['i am good', 'own'], ['bien, ¿y tu?', 'own'], ['good thanks', 'polite'], ['todo bien, gracias', 'polite'], ['all good, thanks', null], ['good', null], ['i am good with where this is', null], ['vamos bien, gracias', null],
  ] as const)('%s: %s', (sentence, expected) => {
    expect(wellBeing(sentence)).toBe(expected);
  });
});
