import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/domain/understand/understand.js';
import { contextOfReply } from '../../replies/score.js';
import { phrase } from './context.js';
import { ENGLISH } from './english-phrases.js';
import { SPANISH } from './spanish-phrases.js';

describe.each([['en', ENGLISH], ['es', SPANISH]] as const)('what a reply says, %s', (language, phrases) => {
  it.each(Object.entries(phrases))('%s', (expected, texts) => {
    const wrong = texts.flatMap((text) => {
      const { words, context } = phrase(text, language);
      const { isReport, status } = understand(words, context);
      const got = isReport ? status ?? 'asked' : 'talk';
      return got === expected ? [] : [`${text} → ${got}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('what settles a status', () => {
  const statusOf = (words: string, item = '2.a'): string | null => understand(words, contextOfReply(item, 'en')).status;

  it('takes what is now over what was', () => {
    expect(statusOf('Was off track in September, on track now.')).toBe('on-track');
    expect(statusOf('We were on track. Now at risk.')).toBe('at-risk');
    expect(statusOf('We were at risk in October.')).toBeNull();
  });

  it('turns around under one negation and back under two', () => {
    expect(statusOf('we are not on track')).toBe('off-track');
    expect(statusOf('we are not not on track')).toBe('on-track');
    expect(statusOf('not at risk')).toBe('on-track');
    expect(statusOf('not done')).toBeNull();
    expect(statusOf('not exactly on track')).toBeNull();
  });

  it('leaves conditions, wishes and the future out', () => {
    expect(statusOf('on track if the buses come')).toBeNull();
    expect(statusOf('if the hire falls through we will be off track')).toBeNull();
    expect(statusOf('we want to be on track by May')).toBeNull();
    expect(statusOf('will be done by June')).toBeNull();
    expect(statusOf('on track for now, but if the vendor walks we are in trouble')).toBe('on-track');
  });

  it('reads what fails without help as at risk', () => {
    expect(statusOf("unless we get two drivers we won't make it")).toBe('at-risk');
    expect(understand('si no llegan los choferes no vamos a llegar', contextOfReply('2.a', 'es')).status).toBe('at-risk');
  });

  it('asks where two halves differ, and takes the owner’s word for the whole', () => {
    expect(statusOf('on track for attendance, off track for chronic absence')).toBeNull();
    expect(statusOf('Retention looks fine but hiring is a mess.', '4.a')).toBeNull();
    expect(statusOf('Two schools at risk, six on track. Overall at risk.')).toBe('at-risk');
  });

  it('never takes a status from numbers or the way they go', () => {
    expect(statusOf('95.2%, over the goal')).toBeNull();
    expect(statusOf('91.4 and trending down')).toBeNull();
    expect(statusOf('Not great. 91.4 and trending down')).toBe('at-risk');
    expect(statusOf('Chronic absence is trending down. Not great but ok')).toBeNull();
  });

  it('does not take a part for the whole', () => {
    expect(statusOf('The survey is done.')).toBeNull();
    expect(statusOf('done with the first round')).toBeNull();
    expect(statusOf('14 at-risk students got a mentor')).toBeNull();
    expect(statusOf('• Water stations: done\n• Menus: done\n• Training: in May')).toBeNull();
  });

  it('leaves out what is quoted, and what is said of another item', () => {
    expect(statusOf('On track.\n\n> Last time you said off track.')).toBe('on-track');
    expect(statusOf('2.b is off track.')).toBeNull();
    expect(statusOf('On track. 2.b is off track though, no teachers.')).toBe('on-track');
  });

  it('asks about good news beside rolled eyes, a lone tick and a lone thumb', () => {
    expect(statusOf('on track 🙄')).toBeNull();
    for (const sign of ['✅', '👍', '👍🏽', '✔️']) {
      expect(understand(sign, contextOfReply('2.a', 'en'))).toMatchObject({ isReport: true, status: null });
    }
  });

  it('shows the words that settled it', () => {
    expect(understand('Buenos días. Vamos por buen camino, 93,4 %.', contextOfReply('2.a', 'es'))).toMatchObject({ status: 'on-track', statusEvidence: 'Vamos por buen camino' });
  });

  it('asks where more was written than is read', () => {
    expect(understand(`on track. ${'The bus was late again. '.repeat(2000)}`, contextOfReply('2.a', 'en'))).toMatchObject({ isReport: true, status: null });
  });
});
