import type { SandboxText } from '../../src/text/sandbox/index.js';

export type FaultCode = keyof SandboxText['errors'];
/** What is wrong with one field, said in a language. */
export type FieldFault = (text: SandboxText) => string;

const STATUS = {
  'not-saved': 503,
  'no-connection': 503,
  'bad-request': 400,
  'not-here': 403,
  'no-such-page': 404,
  'unknown-person': 404,
  'person-left': 409,
  'unknown-conversation': 404,
  'unknown-message': 404,
  'not-yours': 403,
  empty: 400,
  'too-long': 413,
  'unknown-command': 400,
  'command-files': 400,
  'file-too-large': 413,
  'too-many-files': 400,
  'unknown-file': 404,
  'button-gone': 409,
  'form-expired': 410,
  'form-invalid': 422,
  'clock-busy': 409,
  'clock-failed': 500,
} as const satisfies Record<FaultCode, number>;

/** A request that cannot be done, with the reason in no language yet. */
export class Fault extends Error {
  readonly status: (typeof STATUS)[FaultCode];
  constructor(
    readonly code: FaultCode,
    options: { readonly fields?: Readonly<Record<string, FieldFault>>; readonly cause?: unknown } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'Fault';
    this.status = STATUS[code];
    this.fields = options.fields ?? {};
  }
  readonly fields: Readonly<Record<string, FieldFault>>;
}
