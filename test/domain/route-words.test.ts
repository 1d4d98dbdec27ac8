import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { routeWords, wordsForItem } from '../../src/domain/route-words.js';
import type { RoutedItem, RouteInput } from '../../src/domain/route-words.js';

const CODES = ['1.a', '1.b', '2.a', '2.b'];
const item = (code: string): RoutedItem => ({
  id: `i-${code}`,
  context: { code, title: `Item ${code}`, measures: [{ key: 'attendance', name: 'Attendance', unit: '%', direction: 'up', baseline: 90, target: 95 }], otherCodes: CODES.filter((other) => other !== code), language: 'en', today: '2026-09-14' },
});
const [a, b, c] = [item('1.a'), item('1.b'), item('2.a')];
const route = (words: string, more: Partial<RouteInput> = {}) => routeWords({ words, hasFiles: false, open: [], asked: [], own: [a, b], codes: CODES, language: 'en', today: '2026-09-14', ...more });
const files = (...codes: string[]): unknown => expect.objectContaining({ kind: 'file', pieces: codes.map((code): unknown => expect.objectContaining({ itemId: `i-${code}` })) });
const asks = (...codes: string[]): unknown => expect.objectContaining({ kind: 'file', pieces: [], ask: { words: expect.any(String) as unknown, offer: codes.map((code) => `i-${code}`) } });

describe('where words belong', () => {
  it('to the single open item, whatever number they hold', () => expect(route('attendance is 93.4 %', { open: [a] })).toEqual(files('1.a')));
  it('to the item of the thread, with others open', () => expect(route('at risk', { home: b, open: [a, b] })).toEqual(files('1.b')));
  it('to neither of two open items: asked', () => expect(route('at risk', { open: [a, b] })).toEqual(asks('1.a', '1.b')));
  it('to the item whose code they name, of two open', () => expect(route('1.b is at risk', { open: [a, b] })).toEqual(files('1.b')));
  it.each([
    ['1.a is at risk because of 1.b', ['1.a']],
    ['1.b is at risk, unlike 1.a', ['1.b']],
    ['not 1.a but 1.b is at risk', ['1.b']],
    ['1.b en riesgo, a diferencia de la 1.a', ['1.b']],
    ['on track for 1.a, same for 1.b', ['1.a', '1.b']],
    ['1.a vamos bien, 1.b no', ['1.a', '1.b']],
  ])('to what is spoken of, not to what is only named beside it: %s', (words, codes) => {
    const routed = route(words, { open: [a, b] });
    expect(routed.kind === 'file' && routed.pieces.map((piece) => piece.itemId.slice(2))).toEqual(codes);
  });
  it('of a prompt’s thread, not to what is only named beside it', () => {
    expect(route('at risk because of 1.b', { home: a, open: [a, b] })).toEqual(files('1.a'));
  });
  it('to both, when both are named', () => expect(route('1.a on track. 1.b at risk', { open: [a, b] })).toEqual(files('1.a', '1.b')));
  it('to no item that is not open, though it is theirs, where its code does not come first: asked, it first', () => expect(route('we are at risk on 1.b', { open: [a] })).toEqual(asks('1.b', '1.a')));
  it('to no item of somebody else: asked', () => expect(route('2.a is at risk', { open: [a] })).toEqual(asks('1.a')));
  it('to nothing, when nothing is open: asked', () => expect(route('on track')).toEqual(asks('1.a', '1.b')));

  it('to nothing, when they are a code and no more: its item is told of, whatever waits', () => {
    const about = (code: string) => ({ kind: 'talk', talk: 'question', about: `i-${code}` });
    for (const words of ['1.b', '1B.', 'item 1.b', '1.b:', '(1.b)']) {
      for (const more of [{}, { open: [a] }, { open: [b] }, { open: [b], home: b }, { recent: { item: a, isInvited: true } }]) expect(route(words, more)).toEqual(about('1.b'));
    }
    expect(route('2.a', { open: [a] })).toEqual({ kind: 'talk', talk: 'question', code: '2.a' });
    expect(route('1.b', { open: [b], hasFiles: true })).toEqual(files('1.b'));
    const figure: RoutedItem = { id: 'i-3.1', context: { ...b.context, code: '3.1' } };
    const codes = [...CODES, '3.1'];
    expect(route('3.1', { own: [a, figure], codes })).toEqual(about('3.1'));
    expect(route('goal 3.1', { own: [a, figure], open: [figure], codes })).toEqual(about('3.1'));
    // It may as well be the value that was asked for.
    expect(route('3.1', { own: [a, figure], open: [figure], codes })).toEqual(files('3.1'));
  });
  it('to the open item for its own part; what is said of another is left out', () => {
    const routed = route('on track. 2.a is off track though', { open: [a] });
    expect(routed).toMatchObject({ kind: 'file', pieces: [{ itemId: 'i-1.a', words: 'on track.' }], leftOut: ['2.a'] });
  });
  it('to the open item for its own part; what is said of a further one of theirs is asked', () => {
    const routed = route('on track. 1.b is off track though', { open: [a] });
    expect(routed).toMatchObject({ pieces: [{ itemId: 'i-1.a' }], ask: { words: '1.b is off track though', offer: ['i-1.b'] } });
  });
  it('a code that two open items share is asked about', () => {
    const twin = { ...b, context: { ...b.context, code: '1.a' } };
    expect(route('1.a is on track', { open: [a, twin], own: [a, twin] })).toMatchObject({ pieces: [] });
  });

  it('an afterthought is not taken for the next item', () => {
    const recent = { item: a, isInvited: false };
    expect(route('also behind on calls', { open: [b], recent })).toEqual(asks('1.a', '1.b'));
    expect(route('behind on calls', { open: [b], recent })).toEqual(files('1.b'));
  });
  it('words that were asked for join what they were asked for', () => {
    const recent = { item: a, isInvited: true };
    expect(route('attendance is 93 %', { recent })).toEqual({ kind: 'join' });
    expect(route('attendance is 93 %', { recent, open: [b] })).toEqual(asks('1.a', '1.b'));
  });
  it('words within minutes of a report go on with it, but never with the value of another item’s measure', () => {
    const calls: RoutedItem = { id: 'i-1.b', context: { ...b.context, measures: [{ key: 'calls', name: 'Calls home', unit: 'calls', direction: 'up' }] } };
    const recent = { item: a, isInvited: false };
    expect(route('behind on the mornings', { recent, own: [a, calls] })).toEqual({ kind: 'join' });
    expect(route('attendance is 93 %', { recent, own: [a, calls] })).toEqual({ kind: 'join' });
    expect(route('calls home: 40 calls', { recent, own: [a, calls] })).toEqual(asks('1.b', '1.a'));
    expect(route('attendance is 93 %', { recent, own: [a, calls], open: [calls] })).toEqual(asks('1.a', '1.b'));
    expect(route('calls home: 40 calls', { recent, own: [a, calls], open: [calls] })).toEqual(files('1.b'));
  });
  it('files alone follow the last report, or the single open item', () => {
    expect(route('', { hasFiles: true, recent: { item: a, isInvited: false } })).toEqual({ kind: 'join' });
    expect(route('', { hasFiles: true, open: [c] })).toEqual(files('2.a'));
    expect(route('', { hasFiles: true, open: [a, b] })).toEqual(asks('1.a', '1.b'));
  });
  it('small talk is answered', () => {
    expect(route('thanks!', { open: [a] })).toEqual({ kind: 'talk', talk: 'thanks', about: 'i-1.a' });
    expect(route('how is 1.b doing?', { open: [a] })).toMatchObject({ kind: 'talk', talk: 'question', about: 'i-1.b' });
    expect(route('how is 2.a doing?', { open: [a] })).toEqual({ kind: 'talk', talk: 'question', code: '2.a' });
  });
  it('small talk with a file is evidence', () => expect(route('here you go', { open: [a], hasFiles: true })).toEqual(files('1.a')));
});

describe('an item of their own that nothing waits for', () => {
  it.each(['1.b: attendance is 93.4 %, on track', '1.b - families like the calls', '(1.b) on track', '1.b on track', '1.B is at risk', 'objective 1.b: on track', '1.b: la asistencia es 93,4 %, vamos bien', '1.b vamos bien', 'Objetivo 1.b: en riesgo', 'punto 1.b — en riesgo, falta personal'])(
    'takes words that begin with its code: %s',
    (words) => {
      expect(route(words)).toEqual(files('1.b'));
      expect(route(words, { open: [a] })).toEqual(files('1.b'));
    },
  );
  it.each(['on track for 1.b', 'we are at risk on 1.b', 'vamos bien con 1.b', 'hoy vimos 1.b, en riesgo', '1.b families came to the evening', '1.b vinieron las familias a la reunión'])('asks where it is less explicit: %s', (words) => expect(route(words)).toMatchObject({ pieces: [] }));
  it('asks where a second code is named', () => {
    expect(route('1.b: on track, 1.a at risk')).toMatchObject({ pieces: [] });
    expect(route('1.b: vamos bien, 2.a en riesgo')).toMatchObject({ pieces: [] });
  });
  it('asks in the thread of another item', () => expect(route('1.b: on track', { home: a, open: [a] })).toEqual(asks('1.b', '1.a')));
  it('asks where two plans have an own item of that code', () => {
    const twin = { ...b, id: 'i-twin' };
    expect(route('1.b: on track', { own: [a, b, twin] })).toMatchObject({ pieces: [] });
  });
  it('never takes an item of somebody else, nor one that they do not know of', () => {
    expect(route('2.a: on track')).toMatchObject({ pieces: [] });
    expect(route('7.z: on track')).toMatchObject({ pieces: [] });
    expect(route('7.z: en riesgo')).toMatchObject({ pieces: [] });
  });
  it('is not taken from what may be a number of something', () => {
    const numbered = item('1.5');
    const numbers = { own: [numbered, a], codes: ['1.5', '1.a'] };
    expect(route('1.5 hours of tutoring are on track', numbers)).toMatchObject({ pieces: [] });
    expect(route('1.5: on track', numbers)).toEqual(files('1.5'));
    expect(route('punto 1.5 en riesgo', numbers)).toEqual(files('1.5'));
  });
  it('takes no question, and no thanks', () => {
    expect(route('1.b?')).toMatchObject({ kind: 'talk' });
    expect(route('1.b: gracias')).toMatchObject({ pieces: [] });
  });
});

describe('never a wrong item', () => {
  const phrases = ['on track', 'at risk', 'done', 'we are behind', 'attendance is 91 %', 'waiting on HR', 'vamos bien', 'en riesgo', 'thanks', 'no'];
  it('without a thread, two open items get words only by their own code', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('', '1.a ', '1.b ', '2.a ', '2.b '), fc.constantFrom(...phrases), fc.constantFrom('. ', ', ', ' and ', '\n')), { minLength: 1, maxLength: 4 }), (pieces) => {
        const words = pieces.map(([code, phrase, gap]) => `${code}${phrase}${gap}`).join('').trim();
        const routed = route(words, { open: [a, b] });
        if (routed.kind !== 'file') return;
        for (const piece of routed.pieces) expect(piece.words.toLowerCase()).toContain(piece.itemId.slice(2));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what an edit leaves of an item', () => {
  it('is all of it, where it is the only one', () => expect(wordsForItem('at risk now', a, CODES, true)).toBe('at risk now'));
  it('is its own part, beside others', () => expect(wordsForItem('1.a done. 1.b at risk', b, CODES, false)).toContain('1.b at risk'));
  it('is nothing, when it speaks of another', () => expect(wordsForItem('2.a is done', a, CODES, true)).toBe(''));
});
