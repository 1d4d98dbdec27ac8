import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRosterMember, readRosterPage } from '../../../../adapters/teams/connect/read-roster.js';
import { BAY } from '../../../support/bay.js';

const read = (member: unknown) => readRosterMember(JSON.stringify(member));

describe('a member of a roster', () => {
  test('has an object id under either name, in small letters', () => {
    expect(read({ id: '29:1', objectId: BAY.ana.toUpperCase(), name: 'Ana' })?.objectId).toBe(BAY.ana);
    expect(read({ id: '29:1', aadObjectId: BAY.ana, name: 'Ana' })?.objectId).toBe(BAY.ana);
  });

  test('has a name, be it in two parts, or none but an id', () => {
    expect(read({ id: '29:1', name: ' ', givenName: 'Ana', surname: 'Lark' })?.name).toBe('Ana Lark');
    expect(read({ id: '29:1' })?.name).toBe('29:1');
  });

  test('has what is told, and nothing else', () => {
    expect(read({ id: '29:1', name: 'Gil', email: '', userPrincipalName: 'gil#EXT#@bay.example', tenantId: BAY.tenant.toUpperCase(), userRole: 'guest' })).toEqual({ id: '29:1', name: 'Gil', userPrincipalName: 'gil#EXT#@bay.example', tenantId: BAY.tenant, role: 'guest' });
  });

  test('is nobody without an id', () => {
    expect([read({ name: 'Ana' }), read(null), read([]), read('29:1')]).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('a page of a roster', () => {
  test('tells what comes after it', () => {
    expect(readRosterPage(JSON.stringify({ members: [{ id: '29:1', name: 'Ana' }], continuationToken: 'next' }))).toEqual({ members: [{ id: '29:1', name: 'Ana' }], next: 'next' });
    expect(readRosterPage('{"members":[],"continuationToken":""}')).toEqual({ members: [] });
  });

  test('loses nobody to one that cannot be read', () => {
    expect(readRosterPage(JSON.stringify({ members: [null, { id: 5 }, { id: '29:1', name: 'Ana' }] })).members).toHaveLength(1);
  });

  test('of anything else is refused', () => {
    expect(() => readRosterPage('"words"')).toThrow();
    expect(() => readRosterPage('<html>')).toThrow();
  });

  test('of whatever JSON either is read or refused; each member has an id and a name', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), fc.record({ id: fc.string(), name: fc.option(fc.string()), objectId: fc.jsonValue() }))), (members) => {
        for (const member of readRosterPage(JSON.stringify({ members })).members) {
          expect(member.id).not.toBe('');
          expect(member.name).not.toBe('');
        }
      }),
    );
  });
});
