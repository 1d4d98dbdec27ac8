import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../src/errors.js';

/** A file of JSON lines that grows. */
export interface Journal {
  /** What was in the file when it was opened, oldest first. */
  readonly lines: readonly unknown[];
  /** Adds a line and waits until it is on disk. Calls are written one after the other. */
  append(value: unknown): Promise<void>;
  /**
   * Puts a file of these lines in place of the one there is and waits until it is on disk: a crash leaves the one or the
   * other, whole. On failure the old one stays and goes on.
   */
  replace(values: readonly unknown[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a journal, or starts one. A last line cut short by a crash is dropped, since nobody was told
 * it was saved. Throws `AppError` `sandbox-journal-damaged` where any earlier line cannot be read.
 */
export async function openJournal(path: string): Promise<Journal> {
  let file = await openOrCreate(path);
  const { lines, size } = await readWhole(file, path).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  let end = size;
  let last: Promise<unknown> = Promise.resolve();

  async function write(value: unknown): Promise<void> {
    const bytes = toLine(value);
    try {
      await writeAll(file, bytes, end);
      await file.datasync();
      end += bytes.length;
    } catch (error) {
      await file.truncate(end).catch(() => undefined);
      throw error;
    }
  }

  async function rewrite(values: readonly unknown[]): Promise<void> {
    const bytes = Buffer.concat(values.map(toLine));
    const old = file;
    file = await putInPlace(path, bytes);
    end = bytes.length;
    await old.close();
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  return {
    lines,
    append: (value) => inTurn(() => write(value)),
    replace: (values) => inTurn(() => rewrite(values)),
    async close() {
      await last;
      await file.close();
    },
  };
}

async function openOrCreate(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const file = await open(path, 'w+', 0o600);
  await syncFolder(dirname(path));
  return file;
}

function toLine(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** Writes a file beside another, whole and on disk, before it takes the other's name. What a crash left of an earlier try is overwritten. */
async function putInPlace(path: string, bytes: Buffer): Promise<FileHandle> {
  const part = `${path}.part`;
  const file = await open(part, 'w+', 0o600);
  try {
    await writeAll(file, bytes, 0);
    await file.sync();
    await rename(part, path);
  } catch (error) {
    await file.close();
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
  return file;
}

/** Makes a new name in a folder survive a crash, where the system can (Windows cannot open folders). */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

/** Writes the whole of `bytes` at `position`: one write may take only a part. */
async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Reads the file's lines and cuts off what is no whole line. */
async function readWhole(file: FileHandle, path: string): Promise<{ lines: unknown[]; size: number }> {
  const read = readLines(await file.readFile(), path);
  await file.truncate(read.size);
  return read;
}

function readLines(bytes: Buffer, path: string): { lines: unknown[]; size: number } {
  const lines: unknown[] = [];
  let size = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, size)) {
    const line = parseLine(bytes.toString('utf8', size, end));
    if (line === undefined) {
      if (end + 1 === bytes.length) break;
      throw new AppError(
        'sandbox-journal-damaged',
        `Line ${lines.length + 1} of ${path} cannot be read. Put the file back from a copy, or move it away to start with an empty sandbox.`,
      );
    }
    lines.push(line.value);
    size = end + 1;
  }
  return { lines, size };
}

function parseLine(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
