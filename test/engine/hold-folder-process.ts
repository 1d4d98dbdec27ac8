// Run as a process of its own: takes the lock on the folder it is given, or says why not, and stays.
import { lockFolder } from '../../prisma/engine/folder-lock.js';

const [folder = ''] = process.argv.slice(2);
try {
  await lockFolder(folder);
  say('locked');
} catch (error) {
  say(error instanceof Error && 'code' in error ? String(error.code) : String(error));
}
setInterval(() => undefined, 1_000);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
