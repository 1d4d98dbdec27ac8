import { stdin, stdout } from 'node:process';
import { createSandbox } from '../../../adapters/sandbox/sandbox.js';
import { openFileStore } from '../../../adapters/sandbox/file-store.js';

/**
 * A sandbox in a process of its own, to be killed. Its arguments are the folder and, if it is never to finish
 * storing words that begin with "hang", `hang`. It prints where it listens and each act it is told of.
 */
const [, , folder = '', mode] = process.argv;
const quiet = () => undefined;
const sandbox = await createSandbox({
  workspace: 'sandbox',
  store: await openFileStore(folder),
  directory: { people: [{ user: 'u-dana', name: 'Dana Whitfield' }], channels: [] },
  receive: async (inbound) => {
    const words = inbound.type === 'message' ? inbound.text : '';
    stdout.write(`${JSON.stringify({ key: inbound.key, words })}\n`);
    if (mode === 'hang' && words.startsWith('hang')) await new Promise(quiet);
  },
  clock: { now: () => '2026-09-14T14:00:00Z', advance: () => Promise.resolve({ from: '', to: '' }) },
  assets: { script: '', style: '' },
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
});
const { url } = await sandbox.listen(0);
stdout.write(`${JSON.stringify({ url })}\n`);
stdin.resume();
