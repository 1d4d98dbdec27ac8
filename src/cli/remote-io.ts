import type { ControlAnswer, ControlRequest } from '../web/control.js';
import type { CommandIo } from './io.js';

/** Ends a command that runs in the server until its caller has given what it needs. */
export class NeedsFromCaller extends Error {
  constructor(readonly needs: NonNullable<ControlAnswer['needs']>) {
    super('the command needs something from its caller');
    this.name = 'NeedsFromCaller';
  }
}

/** Input and output of a command that runs inside the server for somebody at a terminal. */
export function remoteIo(request: ControlRequest): { readonly io: CommandIo; readonly output: ControlAnswer['output'] } {
  const output: ControlAnswer['output'] = [];
  return {
    output,
    io: {
      language: request.language,
      folder: request.folder,
      out: (text) => void output.push({ kind: 'out', text }),
      err: (text) => void output.push({ kind: 'err', text }),
      status: () => undefined,
      confirm: async (question) => {
        if (!request.confirmed) throw new NeedsFromCaller({ kind: 'yes', question });
        return true;
      },
      readFile: async (path) => {
        const text = Object.hasOwn(request.files, path) ? request.files[path] : undefined;
        if (text === undefined) throw new NeedsFromCaller({ kind: 'file', path });
        return text;
      },
      writeFile: async (path, content) => void output.push(typeof content === 'string' ? { kind: 'file', path, text: content } : { kind: 'bytes', path, base64: Buffer.from(content).toString('base64') }),
    },
  };
}
