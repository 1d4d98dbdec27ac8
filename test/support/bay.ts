/** A tenant of the tests with one app in it, as Microsoft names them. */
export const BAY = {
  tenant: '7b1f9a52-3c1d-4e0a-9c55-0d6a1f2e3b01',
  app: 'a5c7e3d1-90f2-4b6e-8d13-5f4c2b1a0e07',
  bot: '28:a5c7e3d1-90f2-4b6e-8d13-5f4c2b1a0e07',
  botName: 'Throughline',
  /** Entra object ids. */
  ana: '0a9a6f10-1111-4c1e-8b1d-2f3a4b5c6d01',
  ben: '0a9a6f10-2222-4c1e-8b1d-2f3a4b5c6d02',
  sue: '0a9a6f10-3333-4c1e-8b1d-2f3a4b5c6d03',
  /** A guest, and somebody of another organization. */
  gil: '0a9a6f10-4444-4c1e-8b1d-2f3a4b5c6d04',
  eve: '0a9a6f10-5555-4c1e-8b1d-2f3a4b5c6d05',
  elsewhere: 'c0ffee00-3c1d-4e0a-9c55-0d6a1f2e3b99',
  team: '19:district@thread.tacv2',
  channel: '19:leaders@thread.tacv2',
  shared: '19:partners@thread.tacv2',
  group: '19:planning@thread.v2',
} as const;

/** A person as a roster of the tests' tenant shows them. */
export interface TenantPerson {
  /** Entra object id. */
  readonly user: string;
  readonly name: string;
  readonly email?: string;
  readonly userPrincipalName: string;
  readonly tenantId: string;
  readonly userRole: 'user' | 'guest';
  /** Whether the app is installed for them. */
  hasApp: boolean;
}

/** The id that Teams gives a person for one bot. */
export function memberIdOf(user: string): string {
  return `29:1${user.replaceAll('-', '')}`;
}

/** The chat of a person with the bot. */
export function chatOf(user: string): string {
  return `a:1${user.replaceAll('-', '').slice(0, 20)}`;
}

export function bayPeople(): TenantPerson[] {
  const person = (user: string, name: string, email: string): TenantPerson => ({ user, name, email, userPrincipalName: email, tenantId: BAY.tenant, userRole: 'user', hasApp: true });
  return [
    person(BAY.ana, 'Ana Lark', 'ana@bay.example'),
    person(BAY.ben, 'Ben Hill', 'ben@bay.example'),
    person(BAY.sue, 'Sue Field', 'sue@bay.example'),
    { user: BAY.gil, name: 'Gil Guest', email: 'gil@partner.example', userPrincipalName: 'gil_partner.example#EXT#@bay.example', tenantId: BAY.tenant, userRole: 'guest', hasApp: false },
    { ...person(BAY.eve, 'Eve Elsewhere', 'eve@other.example'), tenantId: BAY.elsewhere, hasApp: false },
  ];
}
