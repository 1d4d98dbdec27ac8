import { AppError } from '../errors.js';
import { cliTexts } from '../text/cli/index.js';
import { controlAnswer } from '../web/control.js';
import type { ControlAnswer, ControlRequest } from '../web/control.js';
import { during } from './io.js';
import type { CommandIo } from './io.js';

/** How often a command may ask its caller for something; more means it never ends. */
const MOST_ROUNDS = 8;

/** Runs a command line in the server that holds the data folder, giving it what it asks for. Returns the exit code. */
export async function runRemotely(server: { readonly url: string; readonly token: string }, argv: readonly string[], io: CommandIo): Promise<number> {
  const files: Record<string, string> = {};
  let confirmed = false;
  // A command that is asked again begins again: what it said before is not repeated.
  let said = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const request = { argv: [...argv], files, confirmed, language: io.language, folder: io.folder };
    const answer = await during(io, cliTexts(io.language).progress.server, () => call(server, request));
    for (const part of answer.output.slice(said)) {
      if (part.kind === 'out') io.out(part.text);
      else if (part.kind === 'err') io.err(part.text);
      else await io.writeFile(part.path, part.kind === 'file' ? part.text : Buffer.from(part.base64, 'base64'));
    }
    said = answer.output.length;
    if (!answer.needs) return answer.exitCode;
    if (answer.needs.kind === 'file') files[answer.needs.path] = await io.readFile(answer.needs.path);
    else {
      confirmed = await io.confirm(answer.needs.question);
      if (!confirmed) return answer.exitCode;
    }
  }
  throw new AppError('server-odd', 'The running server kept asking for more. Stop it and run the command again.');
}

async function call(server: { readonly url: string; readonly token: string }, request: ControlRequest): Promise<ControlAnswer> {
  let response: Response;
  try {
    response = await fetch(`${server.url}/control`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
  } catch (cause) {
    throw new AppError('server-unreachable', `A running server holds the data folder, but its answer did not come (${server.url}). What was asked of it may be done all the same: look before you try again.`, { cause });
  }
  const parsed = controlAnswer.safeParse(await response.json().catch(() => undefined));
  if (!response.ok || !parsed.success) throw new AppError('server-odd', `The running server did not take the command (HTTP ${response.status}). It may be of another version: restart it.`);
  return parsed.data;
}
