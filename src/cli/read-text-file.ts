import { open } from 'node:fs/promises';
import { stdin } from 'node:process';
import type { Language } from '../domain/types.js';
import { AppError, errorFields } from '../errors.js';
import { cliTexts } from '../text/cli/index.js';

/** Larger than any plan or school calendar; a file that is was named by mistake. Bytes. */
const MOST_BYTES = 8 * 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;

/**
 * Reads a text that the person named; `-` is standard input. Never reads further than a plan or calendar can be long,
 * also where a file tells no size (a device, a pipe). Throws AppError `no-such-file`, `file-too-large` or `not-utf8`.
 */
export async function readTextFile(path: string, language: Language, input: AsyncIterable<unknown> = stdin): Promise<string> {
  const texts = cliTexts(language).files;
  const bytes = path === '-' ? await readBounded(input) : await readPath(path, language);
  if (bytes === 'too-large') throw new AppError('file-too-large', texts.tooLarge(path, MOST_BYTES / 1024 / 1024));
  return decodeText(bytes, path, language);
}

async function readPath(path: string, language: Language): Promise<Uint8Array | 'too-large'> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > MOST_BYTES) return 'too-large';
      return await readBounded(file.createReadStream({ autoClose: false, highWaterMark: CHUNK_BYTES }));
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new AppError('no-such-file', cliTexts(language).files.unreadable(path, String(errorFields(cause).code)), { cause });
  }
}

async function readBounded(input: AsyncIterable<unknown>): Promise<Uint8Array | 'too-large'> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = chunk instanceof Uint8Array ? chunk : new TextEncoder().encode(String(chunk));
    chunks.push(bytes);
    length += bytes.length;
    if (length > MOST_BYTES) return 'too-large';
  }
  return Buffer.concat(chunks);
}

/** Bytes as UTF-8 text, without its mark. Anything else is refused: read as UTF-8 it would lose letters in silence. */
function decodeText(bytes: Uint8Array, path: string, language: Language): string {
  const texts = cliTexts(language).files;
  if (isSixteenBit(bytes)) throw new AppError('not-utf8', texts.utf16(path));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('not-utf8', texts.notUtf8(path, firstBadLine(bytes)), { cause });
  }
}

/** UTF-16, or UTF-32, by its byte-order mark; without one by a zero in every second byte of what begins in plain letters. */
function isSixteenBit(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const start = bytes.subarray(0, 64);
  return start.length >= 2 && start.filter((byte) => byte === 0).length * 3 >= start.length && start.some((byte) => byte !== 0);
}

/** The first line, from 1, that is no UTF-8. */
function firstBadLine(bytes: Uint8Array): number {
  const newline = 0x0a;
  for (let line = 1, start = 0; ; line += 1) {
    const end = bytes.indexOf(newline, start);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      decoder.decode(bytes.subarray(start, end === -1 ? undefined : end));
    } catch {
      return line;
    }
    if (end === -1) return line;
    start = end + 1;
  }
}
