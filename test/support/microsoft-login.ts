import { z } from 'zod';
import type { INetworkModule } from '../../adapters/teams/sdk.js';

/** A refusal of Microsoft's: its number (AADSTS…) and its name in OAuth. */
export interface LoginRefusal {
  readonly number: number;
  readonly name: string;
}

/** Where tokens are asked for, without a network: knows every tenant, and gives everybody the same token. */
export interface MicrosoftLogin {
  readonly network: INetworkModule;
  /** What was asked for: where, and with what. */
  readonly asked: { readonly url: string; readonly form: URLSearchParams }[];
  /** Refuses from now on; undefined: gives tokens again. */
  refuse(refusal: LoginRefusal | undefined): void;
  /** Does not answer from now on, until told otherwise. */
  down(isDown: boolean): void;
}

export function microsoftLogin(token: string): MicrosoftLogin {
  const asked: MicrosoftLogin['asked'] = [];
  let refusal: LoginRefusal | undefined;
  let isDown = false;

  function answer<T>(url: string, body = ''): Promise<{ headers: Record<string, string>; status: number; body: T }> {
    if (isDown) return Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:1'));
    const give = (status: number, given: unknown) => Promise.resolve({ headers: {}, status, body: z.custom<T>().parse(given) });
    const [, authority = ''] = /^(https:\/\/[^/]+\/[^/]+)\//u.exec(url) ?? [];
    if (url.includes('/discovery/instance')) return give(200, { tenant_discovery_endpoint: `${authority}/v2.0/.well-known/openid-configuration`, metadata: [] });
    if (url.includes('/.well-known/')) return give(200, { authorization_endpoint: `${authority}/oauth2/v2.0/authorize`, token_endpoint: `${authority}/oauth2/v2.0/token`, issuer: `${authority}/v2.0`, jwks_uri: `${authority}/keys` });
    asked.push({ url: url.split('?')[0] ?? '', form: new URLSearchParams(body) });
    if (refusal) return give(401, { error: refusal.name, error_description: `AADSTS${refusal.number}: Refused. Trace ID: 1`, error_codes: [refusal.number] });
    return give(200, { token_type: 'Bearer', expires_in: 3_599, access_token: token });
  }

  return {
    asked,
    network: { sendGetRequestAsync: (url) => answer(url), sendPostRequestAsync: (url, options) => answer(url, options?.body) },
    refuse: (wanted) => {
      refusal = wanted;
    },
    down: (wanted) => {
      isDown = wanted;
    },
  };
}
