import { spawnSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { administer } from '../support/postgres-server.js';

/** What figures were taken on, and what else kept it busy as they were begun. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string;
  readonly redis: string;
  /** How many processes wanted a core in the last minute, on the average. */
  readonly load: number;
}

/** @param postgres the address of a server's maintenance database */
export async function describeMachine(postgres: string): Promise<Machine> {
  const { rows } = await administer(postgres, 'show server_version');
  const version: unknown = rows[0];
  const redis = spawnSync('redis-server', ['--version'], { encoding: 'utf8' }).stdout;
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    postgres: typeof version === 'object' && version !== null && 'server_version' in version ? String(version.server_version).split(' ')[0] ?? '' : '',
    redis: /v=(\S+)/u.exec(redis)?.[1] ?? '',
    load: loadavg()[0] ?? 0,
  };
}
