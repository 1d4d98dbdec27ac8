// Node with PGlite opened on the folder it is given, and nothing else.
import { argv, stdout } from 'node:process';
import { PGlite } from '@electric-sql/pglite';

const db = await PGlite.create(argv[2] ?? '');
await db.query('SELECT 1');
stdout.write('ready\n');
process.once('SIGTERM', () => void db.close().then(() => process.exit(0)));
setInterval(() => undefined, 60_000);
