// Run as a process of its own: writes pairs of rows for ever, each pair in one transaction, and notes a pair in a
// file once the database has acknowledged it.  write-process.ts DATA-FOLDER NOTES-FILE FIRST
import { appendFileSync } from 'node:fs';
import { openPglite } from '../../prisma/engine/pglite.js';

const [data = '', notes = '', first = '0'] = process.argv.slice(2);
const { db } = await openPglite({ folder: data });
await db.exec('CREATE TABLE IF NOT EXISTS pair (n int, half int, words text, PRIMARY KEY (n, half))');
for (let n = Number(first); ; n += 1) {
  await db.transaction(async (tx) => {
    await tx.query('INSERT INTO pair VALUES ($1, 1, $2)', [n, 'x'.repeat(n % 3_000)]);
    await tx.query('INSERT INTO pair VALUES ($1, 2, $2)', [n, 'y']);
  });
  appendFileSync(notes, `${n}\n`);
  if (n - Number(first) === 100) say('writing');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
