import type { CommandIo } from '../../src/cli/io.js';

/** What a command said to the person who typed it. */
export interface Printed {
  readonly out: string[];
  readonly err: string[];
  readonly asked: string[];
  /** What was written to files as text, by path. */
  readonly files: Map<string, string>;
  /** What was written to files as bytes. */
  readonly bytes: Map<string, Uint8Array>;
}

/** A command's input and output that keeps what is said. A file holds what was written to it, else `text`; the answer to a question is `says`. */
export function recordingIo({ text = '', language = 'en', says = true }: { readonly text?: string; readonly language?: 'en' | 'es'; readonly says?: boolean }): { readonly io: CommandIo; readonly printed: Printed } {
  const printed: Printed = { out: [], err: [], asked: [], files: new Map(), bytes: new Map() };
  return {
    printed,
    io: {
      language,
      folder: '/home/plans',
      out: (line) => void printed.out.push(line),
      err: (line) => void printed.err.push(line),
      status: () => undefined,
      confirm: async (question) => {
        printed.asked.push(question);
        return says;
      },
      readFile: async (path) => printed.files.get(path) ?? text,
      writeFile: async (path, content) => void (typeof content === 'string' ? printed.files.set(path, content) : printed.bytes.set(path, content)),
    },
  };
}
