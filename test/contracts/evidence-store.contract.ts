import { describe, expect, test } from 'vitest';
import { evidenceKey } from '../../src/domain/evidence-key.js';
import { AppError } from '../../src/errors.js';
import type { EvidenceStore } from '../../src/ports.js';

export interface EvidenceStoreLab {
  readonly store: EvidenceStore;
  /** A store whose place is not there. */
  readonly nowhere: EvidenceStore;
}

const ABOUT = { mimeType: 'application/pdf' };
const [ORGANIZATION, EVIDENCE] = ['0191f0a0-0000-7000-8000-000000000001', '0191f0a0-0000-7000-8000-000000000002'];
const MEBI = 1024 * 1024;
let files = 0;
const freshKey = (): string => evidenceKey(ORGANIZATION, EVIDENCE, `plan ${(files += 1)}.pdf`);

/** What a program hands over piece by piece; says how much of it was asked for. */
function pieces(...all: readonly Uint8Array[]) {
  const given = { bytes: 0 };
  async function* give(): AsyncGenerator<Uint8Array> {
    for (const piece of all) {
      given.bytes += piece.byteLength;
      yield piece;
    }
  }
  return { given, bytes: give() };
}

async function readAll(bytes: AsyncIterable<Uint8Array> | undefined): Promise<Buffer | undefined> {
  if (!bytes) return undefined;
  const all: Uint8Array[] = [];
  for await (const piece of bytes) all.push(piece);
  return Buffer.concat(all);
}

/** What a store that cannot be used says; fails where it can be. */
export async function faultOf(work: Promise<unknown>): Promise<AppError> {
  const fault = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(fault instanceof AppError)) throw new Error('no fault of the store');
  return fault;
}

/** What every evidence store must do. */
export function evidenceStoreContract(name: string, lab: () => EvidenceStoreLab): void {
  describe(`an evidence store: ${name}`, () => {
    test('keeps bytes as they are, says how many, gives them back', async () => {
      const { store } = lab();
      const key = freshKey();
      const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 256);
      expect(await store.put(key, pieces(bytes.subarray(0, 300), bytes.subarray(300)).bytes, ABOUT)).toBe(1000);
      expect(await store.stat(key)).toEqual({ size: 1000 });
      expect(await readAll(await store.get(key))).toEqual(Buffer.from(bytes));
    });

    test('keeps nothing at all under the key of an empty file but that it is there', async () => {
      const { store } = lab();
      const key = freshKey();
      expect(await store.put(key, pieces().bytes, ABOUT)).toBe(0);
      expect(await store.stat(key)).toEqual({ size: 0 });
      expect(await readAll(await store.get(key))).toEqual(Buffer.alloc(0));
    });

    test.each([8 * MEBI - 1, 8 * MEBI, 8 * MEBI + 1, 20 * MEBI])('keeps a large file whole: %d bytes', async (size) => {
      const { store } = lab();
      const key = freshKey();
      const whole = Buffer.alloc(size, 'evidence of the year ');
      const cuts = Array.from({ length: Math.ceil(size / 3_000_001) }, (_, index) => whole.subarray(index * 3_000_001, (index + 1) * 3_000_001));
      expect(await store.put(key, pieces(...cuts).bytes, ABOUT)).toBe(size);
      expect(await store.stat(key)).toEqual({ size });
      expect((await readAll(await store.get(key)))?.equals(whole)).toBe(true);
    });

    test('has nothing under a key that nothing was put under', async () => {
      const { store } = lab();
      expect(await store.stat(freshKey())).toBeUndefined();
      expect(await store.get(freshKey())).toBeUndefined();
    });

    test('replaces what was there before', async () => {
      const { store } = lab();
      const key = freshKey();
      await store.put(key, pieces(Buffer.from('the first, longer one')).bytes, ABOUT);
      await store.put(key, pieces(Buffer.from('the second')).bytes, ABOUT);
      expect((await readAll(await store.get(key)))?.toString()).toBe('the second');
    });

    test.each([0, 100, 9 * MEBI])('keeps nothing of a stream that breaks off after %d bytes, and says why as the stream said it', async (before) => {
      const { store } = lab();
      const key = freshKey();
      const fault = new Error('the platform hung up');
      async function* breaking(): AsyncGenerator<Uint8Array> {
        if (before > 0) yield Buffer.alloc(before);
        throw fault;
      }
      await expect(store.put(key, breaking(), ABOUT)).rejects.toBe(fault);
      expect(await store.stat(key)).toBeUndefined();
    });

    test('leaves what was there before where the new one breaks off', async () => {
      const { store } = lab();
      const key = freshKey();
      await store.put(key, pieces(Buffer.from('still here')).bytes, ABOUT);
      async function* breaking(): AsyncGenerator<Uint8Array> {
        yield Buffer.from('half');
        throw new Error('gone');
      }
      await expect(store.put(key, breaking(), ABOUT)).rejects.toThrow('gone');
      expect((await readAll(await store.get(key)))?.toString()).toBe('still here');
    });

    test('takes several at once, and the same one twice at once', async () => {
      const { store } = lab();
      const keys = [freshKey(), freshKey(), freshKey()];
      const text = Buffer.from('x'.repeat(5_000));
      await Promise.all([...keys, ...keys].map((key) => store.put(key, pieces(text).bytes, ABOUT)));
      for (const key of keys) expect((await readAll(await store.get(key)))?.equals(text)).toBe(true);
    });

    test.each(['', '/', '../outside', 'a/../../outside', 'a//b', '/etc/passwd', 'a/.hidden', 'a\\..\\b', 'a/b\u0000c', 'a/é', 'a/b c', `a/${'b'.repeat(500)}`])('refuses a key that is none: %j', async (key) => {
      const { store } = lab();
      await expect(store.put(key, pieces(Buffer.from('x')).bytes, ABOUT)).rejects.toThrow(TypeError);
      await expect(store.stat(key)).rejects.toThrow(TypeError);
      await expect(store.get(key)).rejects.toThrow(TypeError);
    });

    test('can be used, says its check; one that is not there says what to do, and what it says names no secret', async () => {
      const { store, nowhere } = lab();
      await expect(store.check()).resolves.toBeUndefined();
      const { code, message } = await faultOf(nowhere.check());
      expect(code).toMatch(/^evidence-store-(unreachable|refused)$/);
      expect(message).toMatch(/EVIDENCE_/);
      expect(message).not.toMatch(/S3RVER/);
    });

    test('asks for no more of a stream than it can put away', async () => {
      const { store, nowhere } = lab();
      const source = pieces(...Array.from({ length: 64 }, () => Buffer.alloc(MEBI)));
      await nowhere.put(freshKey(), source.bytes, ABOUT).catch(() => undefined);
      expect(source.given.bytes).toBeLessThanOrEqual(10 * MEBI);
      const key = freshKey();
      await store.put(key, pieces(Buffer.from('fine')).bytes, ABOUT);
      expect(await store.stat(key)).toEqual({ size: 4 });
    });
  });
}
