import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../src/errors.js';
import { createSealer, keysFromSecret, readTokenKeys } from '../src/seal.js';
import type { TokenKeys } from '../src/seal.js';

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((array) => Buffer.from(array));
const id = fc.stringMatching(/^[\w-]{1,32}$/);
const keys: fc.Arbitrary<TokenKeys> = fc
  .uniqueArray(fc.record({ id, key: bytes }), { minLength: 1, maxLength: 4, selector: (key) => key.id })
  .map(([first, ...rest]) => [first ?? { id: 'never', key: Buffer.alloc(32) }, ...rest]);
const words = fc.string({ unit: 'binary', maxLength: 200 });

/** What it threw, by its code. */
function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? error.code : `not an AppError: ${String(error)}`;
  }
  return undefined;
}

test('what is sealed opens again, for the same purpose only', () => {
  fc.assert(
    fc.property(keys, words, words, words, (list, text, context, other) => {
      const sealer = createSealer(list);
      const sealed = sealer.seal(text, context);
      expect(sealer.open(sealed, context)).toBe(text);
      if (Buffer.from(other).equals(Buffer.from(context))) return;
      expect(codeOf(() => sealer.open(sealed, other))).toBe('seal-broken');
    }),
  );
});

test('no change of what is sealed goes unnoticed', () => {
  const sealer = createSealer(keysFromSecret('a secret', 'test'));
  fc.assert(
    fc.property(words, fc.nat(), fc.integer({ min: 1, max: 255 }), (text, at, flip) => {
      const [version = '', keyId = '', ...parts] = sealer.seal(text, 'context').split('.');
      const changed = parts.map((part) => Buffer.from(part, 'base64url'));
      const all = changed.flatMap((part) => [...part.keys()].map((index) => [part, index] as const));
      const [part, index] = all[at % all.length] ?? [];
      if (!part || index === undefined) throw new Error('nothing to change');
      part[index] = (part[index] ?? 0) ^ flip;
      expect(codeOf(() => sealer.open([version, keyId, ...changed.map((one) => one.toString('base64url'))].join('.'), 'context'))).toBe('seal-broken');
    }),
  );
});

test('anything else is refused with a reason, whatever it is', () => {
  const sealer = createSealer(keysFromSecret('a secret', 'test'));
  const shaped = fc.array(fc.string({ maxLength: 24 }), { maxLength: 6 }).map((parts) => ['v1', 'derived', ...parts].join('.'));
  fc.assert(fc.property(fc.oneof(words, shaped), (text) => {
    expect(['seal-broken', 'seal-key-missing']).toContain(codeOf(() => sealer.open(text, 'context')));
  }));
});

test('a new key in front seals, the old ones still open; one taken away is named', () => {
  fc.assert(
    fc.property(keys, words, bytes, (list, text, key) => {
      fc.pre(list.every((one) => one.id !== 'newest'));
      const before = createSealer(list).seal(text, 'workspace');
      const after = createSealer([{ id: 'newest', key }, ...list]);
      expect(after.open(before, 'workspace')).toBe(text);
      expect(after.isCurrent(before)).toBe(false);
      const again = after.seal(text, 'workspace');
      expect(after.isCurrent(again)).toBe(true);
      expect(codeOf(() => createSealer(list).open(again, 'workspace'))).toBe('seal-key-missing');
      expect(() => createSealer(list).open(again, 'workspace')).toThrow(/newest, which is not in TOKEN_KEYS/);
    }),
  );
});

test('keys are read as they are written, with padding or without', () => {
  fc.assert(
    fc.property(keys, (list) => {
      const written = (encoding: 'base64' | 'base64url') => list.map(({ id: name, key }) => `${name}:${key.toString(encoding)}`).join(' , ');
      expect(readTokenKeys(written('base64'))).toEqual(list);
      expect(readTokenKeys(written('base64url'))).toEqual(list);
    }),
  );
});

test('keys that do not fit are refused, and their bytes are not repeated', () => {
  const good = Buffer.alloc(32, 7).toString('base64');
  const short = Buffer.alloc(31, 7).toString('base64');
  expect(() => readTokenKeys('')).toThrow(/without a name/);
  expect(() => readTokenKeys(good)).toThrow(/without a name/);
  expect(() => readTokenKeys(`a:${good},a:${good}`)).toThrow(/two keys with the name a/);
  expect(() => readTokenKeys(`a:${good},b:${short}`)).toThrow(/a key, b, that is not 32 bytes/);
  expect(() => readTokenKeys(`a:${good.slice(0, 20)}*${good.slice(20)}`)).toThrow(/that is not 32 bytes in base64/);
  expect(() => readTokenKeys(`a:${short}`)).not.toThrow(new RegExp(short.slice(0, 8)));
});

test('keys made of one secret for different things differ', () => {
  const sealed = createSealer(keysFromSecret('secret', 'replies')).seal('x', 'c');
  expect(codeOf(() => createSealer(keysFromSecret('secret', 'tokens')).open(sealed, 'c'))).toBe('seal-broken');
  expect(createSealer(keysFromSecret('secret', 'replies')).open(sealed, 'c')).toBe('x');
});
