import type { TenantPerson } from './bay.js';
import type { KeptActivity } from './teams-service.js';

/** What is served beside the service: a file or a picture of a chat. */
export interface StubFile {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  /** Only with the app's token, as pictures are; files have addresses that let anyone in. */
  readonly needsToken: boolean;
}

/** What a tenant is to the people in it. */
export interface TeamsSurface {
  /** The service URL. */
  readonly url: string;
  readonly people: TenantPerson[];
  /** Every message that stands, of everyone's. */
  readonly kept: KeptActivity[];
  /** An id for a message. */
  readonly nextId: () => string;
  /** A person's chat with the bot. */
  readonly chatOf: (user: string) => string;
  /** Serves a file; gives its address. */
  readonly serve: (name: string, file: StubFile) => string;
}
