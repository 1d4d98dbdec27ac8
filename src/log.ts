import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import type { LogFields, Logger } from './ports.js';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Keys whose value is never written, whatever their case and separators: `botToken`, `SLACK_SIGNING_SECRET`, `x-api-key`. */
const SECRET_KEY = /token|secret|passw|authorization|cookie|api[-_]?key|private[-_]?key|credential/i;
/** The user and password of an address such as `postgres://user:pass@host`. */
const ADDRESS_CREDENTIALS = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;
/** Longer than any id, code or address; a whole payload is cut here. */
const MAX_VALUE = 2000;
const HIDDEN = '[hidden]';

export interface LogOptions {
  readonly level: LogLevel;
  /** Where the lines go; standard error unless told otherwise, so that a command's output stays clean. */
  readonly destination?: DestinationStream;
}

/** A logger that writes one JSON line an event: `{level, time, event, …fields}`. */
export function createLogger({ level, destination }: LogOptions): Logger {
  const lines = pino(
    {
      level,
      base: undefined,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  );
  return {
    debug: (event, fields) => lines.debug(safeFields(fields), event),
    info: (event, fields) => lines.info(safeFields(fields), event),
    warn: (event, fields) => lines.warn(safeFields(fields), event),
    error: (event, fields) => lines.error(safeFields(fields), event),
  };
}

/** Keys that belong to the line itself; a field of that name is kept under another. */
const RESERVED = new Set(['level', 'time', 'event']);

function safeFields(fields: LogFields = {}): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [RESERVED.has(key) ? `${key}_` : key, safeValue(key, value)]),
  );
}

function safeValue(key: string, value: LogFields[string]): LogFields[string] {
  if (value === undefined) return undefined;
  if (SECRET_KEY.test(key)) return HIDDEN;
  if (typeof value !== 'string') return value;
  const shown = value.replace(ADDRESS_CREDENTIALS, `$1${HIDDEN}@`);
  return shown.length > MAX_VALUE ? `${shown.slice(0, MAX_VALUE)}…` : shown;
}
