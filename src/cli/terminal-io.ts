import { writeFile } from 'node:fs/promises';
import { cwd, stdin, stderr, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { Language } from '../domain/types.js';
import { AppError, errorFields } from '../errors.js';
import { cliTexts } from '../text/cli/index.js';
import type { CommandIo } from './io.js';
import { readTextFile } from './read-text-file.js';
import { statusLine } from './status-line.js';

/** The person's own terminal and files; `-` reads standard input. */
export function terminalIo(language: Language): CommandIo {
  const line = statusLine(stderr);
  const write = (stream: NodeJS.WritableStream, text: string): void => {
    line.show(undefined);
    stream.write(`${text}\n`);
  };
  return {
    language,
    folder: cwd(),
    out: (text) => write(stdout, text),
    err: (text) => write(stderr, text),
    status: (text) => line.show(text),
    confirm: async (question) => {
      line.show(undefined);
      if (!stdin.isTTY) return false;
      const lines = createInterface({ input: stdin, output: stderr });
      try {
        return /^\s*(y|yes|s|si|sí)\s*$/i.test(await lines.question(`${question} `));
      } finally {
        lines.close();
      }
    },
    readFile: (path) => readTextFile(path, language),
    writeFile: async (path, content) => {
      try {
        await writeFile(path, content);
      } catch (cause) {
        throw new AppError('file-not-written', cliTexts(language).files.notWritten(path, errorFields(cause).code), { cause });
      }
    },
  };
}
