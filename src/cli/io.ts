import type { Language } from '../domain/types.js';

/** How a command speaks with the person who typed it, on a terminal or through a running server. */
export interface CommandIo {
  readonly language: Language;
  /** The folder that relative paths of the person's start from. */
  readonly folder: string;
  /** A line of the answer, on standard output. */
  out(text: string): void;
  /** A fault or a word about progress, on standard error. */
  err(text: string): void;
  /** What is being done now, on a line of its own that the next one replaces; undefined takes it away. Seen on a terminal only. */
  status(text: string | undefined): void;
  /** Asks for a yes. False where nobody can answer. */
  confirm(question: string): Promise<boolean>;
  /** Reads a file the person named. Throws AppError `no-such-file`, `file-too-large` or `not-utf8` in plain words. */
  readFile(path: string): Promise<string>;
  /** Writes text, or bytes. Throws AppError `file-not-written` in plain words. */
  writeFile(path: string, content: string | Uint8Array): Promise<void>;
}

/** Shows what is being done while it is. */
export async function during<T>(io: Pick<CommandIo, 'status'>, text: string, work: () => Promise<T>): Promise<T> {
  io.status(text);
  try {
    return await work();
  } finally {
    io.status(undefined);
  }
}
