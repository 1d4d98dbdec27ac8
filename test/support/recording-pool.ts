import pg from 'pg';

/** A statement as it went to the database. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** A pool of one connection that tells of each statement with parameters before it goes to the database. */
export function recordingPool(connectionString: string, note: (statement: Statement) => void): pg.Pool {
  const recording = new pg.Pool({ connectionString, max: 1, options: '-c search_path=public' });
  recording.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    Object.assign(client, {
      query: (...args: unknown[]): unknown => {
        const [said] = args;
        if (isQuery(said)) note({ text: said.text, values: [...(said.values ?? [])] });
        return query(...args);
      },
    });
  });
  return recording;
}

function isQuery(value: unknown): value is { readonly text: string; readonly values?: readonly unknown[] } {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}
