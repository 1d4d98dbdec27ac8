import type { DatabaseFault } from '../../../prisma/client.js';
import type { Logger } from '../../ports.js';

/** As long as a fault lasts every statement meets it; one line a minute says as much. */
const QUIET_MS = 60_000;

/** For whoever reads the log, who is not the one that a command is answered to: what to do, for the rest goes by itself. */
const TODO: Readonly<Record<DatabaseFault, string>> = {
  'disk-full': 'The disk that holds the database is full. Free space on it; what waits goes on by itself then, and nothing that was taken is lost.',
  'too-many-connections': 'The database takes no more connections. Raise max_connections or the limit of its user, or stop what uses them; what waits goes on by itself then.',
};

/** Says in the log what keeps the database from working, and what to do: each fault at most once a minute. */
export function tellDatabaseFaults(log: Logger, quietMs = QUIET_MS): (fault: DatabaseFault) => void {
  const recent = new Set<DatabaseFault>();
  return (fault) => {
    if (recent.has(fault)) return;
    recent.add(fault);
    setTimeout(() => recent.delete(fault), quietMs).unref();
    log.error(`database.${fault}`, { todo: TODO[fault] });
  };
}
