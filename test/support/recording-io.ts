import type { CommandIo } from '../../src/cli/io.js';

/** What a command said to the person who typed it. */
export interface Printed {
  readonly out: string[];
  readonly err: string[];
  readonly asked: string[];
}

/** A command's input and output that keeps what is said; every file holds `text`, and the answer to a question is `says`. */
export function recordingIo({ text = '', language = 'en', says = true }: { readonly text?: string; readonly language?: 'en' | 'es'; readonly says?: boolean }): { readonly io: CommandIo; readonly printed: Printed } {
  const printed: Printed = { out: [], err: [], asked: [] };
  return {
    printed,
    io: {
      language,
      out: (line) => void printed.out.push(line),
      err: (line) => void printed.err.push(line),
      status: () => undefined,
      confirm: async (question) => {
        printed.asked.push(question);
        return says;
      },
      readFile: async () => text,
      writeFile: async () => undefined,
    },
  };
}
