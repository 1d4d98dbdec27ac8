import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFileStore } from '../../../adapters/sandbox/file-store.js';
import { openJournal } from '../../../adapters/sandbox/journal.js';
import { containing } from './sandbox-harness.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
  path = join(folder, 'journal.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

async function write(values: readonly unknown[]): Promise<void> {
  const journal = await openJournal(path);
  await Promise.all(values.map((value) => journal.append(value)));
  await journal.close();
}

async function read(): Promise<readonly unknown[]> {
  const journal = await openJournal(path);
  await journal.close();
  return journal.lines;
}

describe('the journal', () => {
  test('gives back what was written, in order', async () => {
    await write([{ a: 1 }, 'two\nlines', { ü: '\u2028' }]);
    await write([{ b: 2 }]);
    expect(await read()).toEqual([{ a: 1 }, 'two\nlines', { ü: '\u2028' }, { b: 2 }]);
  });

  test('cut anywhere, keeps every whole line and can go on', async () => {
    const values = [{ text: 'first' }, { text: 'ñandú 🦤' }, { text: 'third' }];
    await write(values);
    const whole = await readFile(path);
    const ends = values.map((_, index) => Buffer.byteLength(values.slice(0, index + 1).map((value) => `${JSON.stringify(value)}\n`).join('')));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length }), async (size) => {
        await writeFile(path, whole);
        await truncate(path, size);
        const kept = ends.filter((end) => end <= size).length;
        await write([{ text: 'later' }]);
        const expected = [...values.slice(0, kept), { text: 'later' }];
        expect(await read()).toEqual(expected);
        expect(await readFile(path, 'utf8')).toBe(expected.map((value) => `${JSON.stringify(value)}\n`).join(''));
      }),
      { numRuns: 60 },
    );
  });

  test('drops a last line that is whole but scrambled', async () => {
    await write([{ a: 1 }]);
    await appendFile(path, '{"b":\u0000\u0000\n');
    expect(await read()).toEqual([{ a: 1 }]);
  });

  test('refuses a file damaged in the middle, and says where', async () => {
    await write([{ a: 1 }]);
    await appendFile(path, 'garbage\n{"b":2}\n');
    await expect(openJournal(path)).rejects.toMatchObject({ code: 'sandbox-journal-damaged', message: containing('Line 2') });
  });
});

describe('the file store', () => {
  test('keeps files under its own ids, and nothing else', async () => {
    const store = await openFileStore(folder);
    const id = '6d0f2a4e-0f0a-4c58-9d6b-5d0c6f3b8c11';
    await store.saveFile(id, new Uint8Array([1, 2, 3]));
    expect(await store.readFile(id)).toEqual(new Uint8Array([1, 2, 3]));
    expect(await store.readFile('../journal.jsonl')).toBeUndefined();
    await expect(store.saveFile('../evil', new Uint8Array())).rejects.toThrow(TypeError);
    await store.close();
  });
});
