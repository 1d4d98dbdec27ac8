import { expect, test } from 'vitest';
import { NeedsFromCaller, remoteIo } from '../../src/cli/remote-io.js';
import { runRemotely } from '../../src/cli/run-remotely.js';
import type { CommandIo } from '../../src/cli/io.js';
import { listen } from '../../src/app/http-server.js';
import { controlRoutes } from '../../src/web/control.js';
import type { ControlAnswer, ControlRequest } from '../../src/web/control.js';

const TOKEN = 'a-token-of-this-test';
const answering = (run: (request: ControlRequest) => Promise<ControlAnswer>) => controlRoutes({ token: TOKEN, run });
const nothing = async (): Promise<ControlAnswer> => ({ exitCode: 0, output: [] });
const post = (headers: Record<string, string>, body: unknown = { argv: ['doctor'] }) => ({ method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });

test('takes a command with the token only, and never from a page', async () => {
  const app = answering(nothing);
  const status = async (headers: Record<string, string>, body?: unknown) => (await app.request('/control', post(headers, body))).status;
  expect(await status({})).toBe(403);
  expect(await status({ authorization: 'Bearer wrong' })).toBe(403);
  expect(await status({ authorization: `Bearer ${TOKEN}`, origin: 'http://127.0.0.1:4100' })).toBe(403);
  expect(await status({ authorization: `Bearer ${TOKEN}` }, { argv: 'doctor' })).toBe(400);
  expect(await status({ authorization: `Bearer ${TOKEN}` })).toBe(200);
});

/** A command that shows something, reads a file, asks, and writes a file. */
async function command(io: CommandIo): Promise<number> {
  const text = await io.readFile('plan.yaml');
  io.out(`read ${text}`);
  if (!(await io.confirm('Apply?'))) return 1;
  await io.writeFile('out.yaml', text.toUpperCase());
  io.out('applied');
  return 0;
}

async function run(answer: boolean): Promise<{ code: number; said: string[] }> {
  const said: string[] = [];
  const io: CommandIo = {
    language: 'en',
    folder: '/',
    out: (text) => void said.push(`out ${text}`),
    err: (text) => void said.push(`err ${text}`),
    status: () => undefined,
    confirm: async (question) => {
      said.push(`asked ${question}`);
      return answer;
    },
    readFile: async (path) => `contents of ${path}`,
    writeFile: async (path, text) => void said.push(`wrote ${path}: ${text.toString()}`),
  };
  const server = await listen(
    answering(async (request) => {
      const { io: far, output } = remoteIo(request);
      try {
        return { exitCode: await command(far), output };
      } catch (error) {
        if (error instanceof NeedsFromCaller) return { exitCode: 1, output, needs: error.needs };
        throw error;
      }
    }),
    '127.0.0.1',
    0,
  );
  try {
    return { code: await runRemotely({ url: server.url, token: TOKEN }, ['import', 'plan.yaml'], io), said };
  } finally {
    await server.close(0);
  }
}

test('a command in the server reads, asks and writes at the caller, and says each thing once', async () => {
  expect(await run(true)).toEqual({ code: 0, said: ['out read contents of plan.yaml', 'asked Apply?', 'wrote out.yaml: CONTENTS OF PLAN.YAML', 'out applied'] });
});

test('a no at the caller leaves everything as it is', async () => {
  expect(await run(false)).toEqual({ code: 1, said: ['out read contents of plan.yaml', 'asked Apply?'] });
});
