// Run as a process of its own: takes the lock on the folder it is given, or says why not, and stays.
import { lockFolder } from '../../prisma/engine/folder-lock.js';

const [folder = ''] = process.argv.slice(2);
try {
  await lockFolder(folder);
  console.log('locked');
} catch (error) {
  console.log(error instanceof Error && 'code' in error ? error.code : error);
}
setInterval(() => undefined, 1_000);
