import { describe, expect, it } from 'vitest';
import { readStatement } from '../../prisma/engine/session-statement.js';

describe('readStatement', () => {
  it.each([
    ['BEGIN', { kind: 'begin', modes: '' }],
    ['begin transaction;', { kind: 'begin', modes: '' }],
    ['START TRANSACTION ISOLATION LEVEL SERIALIZABLE', { kind: 'begin', modes: 'ISOLATION LEVEL SERIALIZABLE' }],
    ['BEGIN READ ONLY ;', { kind: 'begin', modes: 'READ ONLY' }],
    ['COMMIT', { kind: 'commit' }],
    ['end transaction', { kind: 'commit' }],
    ['ROLLBACK;', { kind: 'rollback' }],
    ['abort work', { kind: 'rollback' }],
    ['LISTEN bullmq_jobs;', { kind: 'listen', channel: 'bullmq_jobs' }],
    ['LISTEN Jobs', { kind: 'listen', channel: 'jobs' }],
    ['LISTEN "Jobs"', { kind: 'listen', channel: 'Jobs' }],
    ['UNLISTEN *', { kind: 'unlisten' }],
    ['unlisten jobs', { kind: 'unlisten', channel: 'jobs' }],
  ])('reads %j', (sql, statement) => {
    expect(readStatement(sql)).toEqual(statement);
  });

  it('looks past the comments the queue begins its statements with', () => {
    const sql = '-- Subscribe to the shared channel; `pg_notify(\'jobs\', name)`\n-- wakes it.\n /* both kinds */\nLISTEN jobs;\n';
    expect(readStatement(sql)).toEqual({ kind: 'listen', channel: 'jobs' });
  });

  it.each([
    'ROLLBACK TO SAVEPOINT a',
    'rollback to a',
    'SELECT 1',
    'BEGIN; DELETE FROM job; COMMIT;',
    'SELECT begin FROM commit',
    '-- LISTEN jobs',
    '',
  ])('leaves %j alone', (sql) => {
    expect(readStatement(sql)).toEqual({ kind: 'other' });
  });
});
