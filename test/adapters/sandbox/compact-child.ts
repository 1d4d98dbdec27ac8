import { stdout } from 'node:process';
import { openFileStore } from '../../../adapters/sandbox/file-store.js';
import { openWorkspace } from '../../../adapters/sandbox/workspace.js';

/** Opens a workspace over and over, to be killed: each time it is put together, then grows. Prints each text once it is saved. */
const [, , folder = '', round = ''] = process.argv;
for (let turn = 0; ; turn += 1) {
  const store = await openFileStore(folder);
  const workspace = await openWorkspace(store, (error) => {
    throw error;
  });
  const id = `${round}.${turn}`;
  const seq = workspace.nextSeq();
  await workspace.commit(() => ({ type: 'posted', key: id, post: { id, conversation: 'c', seq, at: '2026-09-14T14:00:00Z', author: 'throughline', content: { kind: 'message', message: { summary: 'first', blocks: [] } }, edited: false } }));
  for (const summary of ['second', id]) await workspace.commit(() => ({ type: 'updated', conversation: 'c', message: id, content: { summary, blocks: [] } }));
  stdout.write(`${id}\n`);
  await store.close();
}
