import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTextFile } from '../../src/cli/read-text-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-text-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function holding(bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, 'plan.yaml');
  await writeFile(path, bytes);
  return path;
}
const utf16 = (text: string, mark = true): Buffer => Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');

describe('readTextFile', () => {
  it('reads UTF-8, with or without its mark', async () => {
    expect(await readTextFile(await holding('título: ñ\n'), 'en')).toBe('título: ñ\n');
    expect(await readTextFile(await holding('\ufefftítulo: ñ\n'), 'en')).toBe('título: ñ\n');
    expect(await readTextFile(await holding(''), 'en')).toBe('');
  });

  it('refuses other encodings, says which line, and what to do', async () => {
    const latin1 = await holding(Buffer.from('a: plain\nb: informática\n', 'latin1'));
    await expect(readTextFile(latin1, 'en')).rejects.toThrow(/plan\.yaml is not UTF-8: line 2 .*set the encoding to UTF-8/);
    await expect(readTextFile(latin1, 'es')).rejects.toThrow('la línea 2');
  });

  it('knows UTF-16 by its mark, of either order, and without one', async () => {
    for (const bytes of [utf16('a: b\n'), utf16('a: b\n').swap16(), utf16('organization:\n', false)]) {
      await expect(readTextFile(await holding(bytes), 'en')).rejects.toThrow('saved as UTF-16');
    }
  });

  it('refuses what is too large by its size, and what has no size after a bounded part of it', async () => {
    const path = await holding('a');
    // Without a look at the size first, sixty gigabytes would be read.
    await truncate(path, 60 * 1024 ** 3);
    await expect(readTextFile(path, 'en')).rejects.toMatchObject({ code: 'file-too-large' });
    await expect(readTextFile('/dev/zero', 'en')).rejects.toMatchObject({ code: 'file-too-large' });
    let given = 0;
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      for (;;) {
        given += 1;
        yield new Uint8Array(1024 * 1024);
      }
    };
    await expect(readTextFile('-', 'en', endless())).rejects.toMatchObject({ code: 'file-too-large' });
    expect(given).toBeLessThan(20);
  });

  it('says what cannot be read', async () => {
    await expect(readTextFile(join(folder, 'none.yaml'), 'en')).rejects.toThrow('ENOENT');
    await expect(readTextFile(folder, 'en')).rejects.toMatchObject({ code: 'no-such-file' });
  });
});
