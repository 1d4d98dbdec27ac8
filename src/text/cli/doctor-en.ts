import { counted } from '../format.js';

const DISK_FULL = 'The disk is full. Free space on the one that holds the database files; what waits goes out then, and nothing is lost.';
/** By PostgreSQL's code and the system's. */
const DISK_FAULTS: Readonly<Record<string, string>> = { '53100': DISK_FULL, ENOSPC: DISK_FULL, EDQUOT: DISK_FULL };

/** Why a database cannot be used, by PostgreSQL's or the system's code: what to do about it. */
const DATABASE_FAULTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens at the address in DATABASE_URL. Start PostgreSQL, or correct the host and port.',
  ENOTFOUND: 'The host in DATABASE_URL is not known. Correct its name.',
  EAI_AGAIN: 'The host in DATABASE_URL cannot be looked up now. Check the network and its name server.',
  '28P01': 'The password in DATABASE_URL is refused. Correct it; characters such as @ or # are written %40 and %23.',
  '28000': 'The user in DATABASE_URL may not connect from here. Correct the user, or let them in (pg_hba.conf).',
  '3D000': 'The database in DATABASE_URL does not exist. Create it: CREATE DATABASE throughline ENCODING UTF8 TEMPLATE template0.',
  '53300': 'The database takes no more connections. Raise max_connections, or stop what uses them.',
  ...DISK_FAULTS,
  '57P03': 'The database is starting or stopping. Try again in a moment.',
};

/** Why Redis cannot be used. */
const REDIS_FAULTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens at the address in REDIS_URL. Start Redis, or correct the host and port.',
  ENOTFOUND: 'The host in REDIS_URL is not known. Correct its name.',
  ETIMEDOUT: 'Redis does not answer at the address in REDIS_URL. Check that it runs and that no firewall lies between.',
  refused: 'Redis refuses the user or password in REDIS_URL. Correct them: redis://user:password@host:6379.',
  'not-redis': 'What answers at the address in REDIS_URL is not Redis. Correct the host and port; where Redis wants TLS, write rediss://.',
};

export const doctorEn = {
  ok: 'ok',
  fault: 'FAULT',
  allWell: 'Everything works.',
  faults: (count: number) => `${counted('en', count, { one: 'fault', other: 'faults' })} found. Mend the first one first.`,
  notLooked: (code: string): string => DISK_FAULTS[code] ?? `Could not be looked at (${code}). Run again with LOG_LEVEL=debug for more.`,
  settings: 'Settings',
  settingsFine: (names: string) => `read; set: ${names}`,
  settingsDefault: 'read; all as they come',
  settingsFirst: 'The rest can be looked at once the settings are mended.',
  folder: 'Data folder',
  folderFine: (path: string) => `${path}; may be written`,
  folderServer: (path: string, pid: number) => `${path}; process ${pid} runs on it and answers`,
  folderNone: (path: string) => `${path}; made at the first start`,
  folderFault: (path: string, code: string) => DISK_FAULTS[code] ?? `${path} cannot be written (${code}). Give it to the user that runs Throughline, or set THROUGHLINE_DATA to a folder on a local disk.`,
  port: 'Port',
  portFine: (at: string) => `${at} is free`,
  sandboxPort: 'Sandbox port',
  sandboxPortTaken: (port: number) => `Port ${port} is taken. Stop what listens there, or set SANDBOX_PORT to another one, or leave it out: any free one is taken then.`,
  database: 'Database',
  databaseFine: (engine: string): string => (engine === 'pglite' ? 'embedded, in the data folder; answers' : 'PostgreSQL; answers'),
  databaseNone: 'embedded, none yet: made at the first start',
  databaseHeld: 'The data folder is in use by another process that does not answer: it starts, stops or is busy. Look again in a minute; if it stays so, see its log.',
  databaseFault: (code: string): string => DATABASE_FAULTS[code] ?? `The database in DATABASE_URL does not answer (${code}). Check that it runs and that the address is right.`,
  migrations: 'Migrations',
  migrationsFine: (count: number) => `${counted('en', count, { one: 'migration', other: 'migrations' })} applied, none pending`,
  migrationsPending: (names: string) => `Not applied: ${names}. Start Throughline once: it applies them.`,
  migrationsFailed: (names: string) => `Failed halfway: ${names}. Start Throughline again: it takes the failed one back and tries anew. If it fails again, the log names the statement.`,
  migrationsUnknown: (names: string) => `The database was brought up to date by a newer Throughline (${names}). Use that version.`,
  migrationsEdited: (names: string) => `Applied, and other in this copy of Throughline: ${names}. Install this version again, unchanged.`,
  redis: 'Redis',
  redisFine: (version: string) => `${version}; answers`,
  redisFault: (code: string): string => REDIS_FAULTS[code] ?? `Redis does not answer (${code}). Check that it runs and that REDIS_URL names it.`,
  redisOld: (version: string) => `This is Redis ${version}; Throughline needs 6.2 or later.`,
  redisEvicts: (policy: string) => `Redis throws keys away when its memory is full (maxmemory-policy ${policy}), and jobs with them. Set it to noeviction.`,
  queue: 'Queue',
  queueFine: (kind: string) => `on ${kind}; answers`,
  queueNone: (kind: string) => `on ${kind}; made at the first start`,
  queueFault: (kind: string, code: string): string =>
    (kind === 'Redis' ? REDIS_FAULTS : DATABASE_FAULTS)[code] ?? `The queue on ${kind} does not answer (${code}). See that ${kind === 'Redis' ? 'Redis runs and that REDIS_URL is right' : kind === 'PGlite' ? 'the data folder can be written' : 'PostgreSQL runs and that DATABASE_URL is right'}. Until it answers nothing is sent, and nothing is lost.`,
  failedJobs: (count: number) => `${counted('en', count, { one: 'job has', other: 'jobs have' })} failed for good. The log says why; what they were to do is tried again by the next sweep where it is still due.`,
  clock: 'Clock',
  clockFine: (seconds: string) => `this machine and the database agree within ${seconds} s`,
  clockSandbox: (now: string) => `the sandbox stands at ${now}`,
  clockFault: (seconds: string) => `This machine's clock and the database's differ by ${seconds} s. Throughline goes by the database's, but certificates and the queue's short waits do not: turn on time synchronisation (NTP) on both.`,
  zones: 'Time zones',
  zonesFine: (count: number) => `${count} zones known`,
  zonesFault: 'This Node.js was built without time zone data. Install an official build of Node.js.',
  chat: 'People',
  chatFine: (matched: number) => `everyone who answers for something is matched to somebody in chat (${matched})`,
  chatFault: (names: string) => `Not matched to anyone in chat: ${names}. See that their email in the plan file is the one they use in chat.`,
  chatNone: 'no plan yet: import one with `throughline import FILE`',
  inbound: 'What people said',
  inboundFine: 'all of it worked through',
  inboundFault: (count: number, codes: string) => `${counted('en', count, { one: 'act was', other: 'acts were' })} given up in the last 30 days (${codes}); whoever did it was told. The log says why; ask them to say it again once that is mended.`,
  sending: 'Messages',
  sendingFine: 'none undelivered',
  sendingFault: (count: number, codes: string) => `${counted('en', count, { one: 'message was', other: 'messages were' })} not delivered (${codes}). Not matched: mend the people above, and they go out. Else the code says what the chat platform refused.`,
  evidence: 'Evidence',
  evidenceNone: 'files are kept by reference alone; EVIDENCE_FOLDER or EVIDENCE_S3_… keeps copies',
  evidenceFine: (kind: 'folder' | 's3', waiting: number, failed: number) =>
    [
      kind === 'folder' ? 'the folder for copies may be written' : 'the bucket for copies answers',
      counted('en', waiting, { one: 'file waits', other: 'files wait' }),
      ...(failed === 0 ? [] : [`${counted('en', failed, { one: 'was', other: 'were' })} given up and kept by reference alone`]),
    ].join('; '),
};

export type DoctorTexts = typeof doctorEn;
