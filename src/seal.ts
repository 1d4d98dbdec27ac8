import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from './errors.js';
import type { Sealer } from './ports/sealer.js';

/** A key of AES-256 with the name it goes by. */
export interface TokenKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** The first seals; all of them open. */
export type TokenKeys = readonly [TokenKey, ...TokenKey[]];

/** A sealer that knows which key it seals with. */
export interface KeyedSealer extends Sealer {
  /** The name of the key that seals. */
  readonly keyId: string;
  /** Whether this was sealed with the key that seals now. */
  isCurrent(sealed: string): boolean;
}

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
/** The length that NIST SP 800-38D recommends for GCM. */
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Stands before everything sealed in this way, so that another way can follow. */
const VERSION = 'v1';
const KEY_ID = /^[\w-]{1,32}$/;

/**
 * Reads keys as the settings write them: `id:base64` of 32 bytes each, separated by commas, the one that seals first.
 * Throws AppError `bad-token-keys` that names the key at fault, never its bytes.
 */
export function readTokenKeys(text: string): TokenKeys {
  const [first, ...rest] = text.split(',').map((part) => readKey(part.trim()));
  if (!first) throw badKeys('holds no key');
  const keys: TokenKeys = [first, ...rest];
  const twice = keys.find(({ id }, index) => keys.findIndex((other) => other.id === id) !== index);
  if (twice) throw badKeys(`holds two keys with the name ${twice.id}`);
  return keys;
}

function readKey(part: string): TokenKey {
  const [, id = '', base64 = ''] = /^([^:]*):(.*)$/s.exec(part) ?? [];
  if (!KEY_ID.test(id)) throw badKeys('holds a key without a name, or with one that is not made of letters, digits, - and _');
  const key = Buffer.from(base64, 'base64');
  // Node reads base64 leniently: what does not come back as it was written was mistyped.
  const isExact = key.toString('base64').replace(/=+$/, '') === base64.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  if (!isExact || key.length !== KEY_BYTES) throw badKeys(`holds a key, ${id}, that is not ${KEY_BYTES} bytes in base64`);
  return { id, key };
}

function badKeys(what: string): AppError {
  return new AppError('bad-token-keys', `The list of keys ${what}. Write id:key for each, separated by commas; make a key with: openssl rand -base64 ${KEY_BYTES}`);
}

/** A key made of another secret of this deployment, for what need not outlive that secret. `purpose` keeps keys for different things apart. */
export function keysFromSecret(secret: string, purpose: string): TokenKeys {
  return [{ id: 'derived', key: Buffer.from(hkdfSync('sha256', secret, '', purpose, KEY_BYTES)) }];
}

/**
 * Seals with AES-256-GCM. What it gives is `v1.<key id>.<iv>.<tag>.<text>`, the last three in base64url; `context` is
 * authenticated with it, so that what was sealed for one workspace opens for no other. `open` throws AppError
 * `seal-key-missing` where its key is not among those given, and `seal-broken` for anything that was not sealed so.
 */
export function createSealer(keys: TokenKeys): KeyedSealer {
  const [current] = keys;
  return {
    keyId: current.id,
    isCurrent: (sealed) => sealed.startsWith(`${VERSION}.${current.id}.`),

    seal(text, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, current.key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [VERSION, current.id, ...[iv, cipher.getAuthTag(), sealed].map((bytes) => bytes.toString('base64url'))].join('.');
    },

    open(sealed, context) {
      const [version, id, iv = '', tag = '', text = '', ...more] = sealed.split('.');
      if (version !== VERSION || id === undefined || more.length > 0) throw broken();
      const found = keys.find((one) => one.id === id);
      if (!found) throw new AppError('seal-key-missing', `This was sealed with the key ${KEY_ID.test(id) ? id : '(unreadable)'}, which is not in TOKEN_KEYS. Put that key back at the end of the list.`);
      try {
        const decipher = createDecipheriv(ALGORITHM, found.key, bytesOf(iv, IV_BYTES), { authTagLength: TAG_BYTES }).setAAD(Buffer.from(context)).setAuthTag(bytesOf(tag, TAG_BYTES));
        return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw broken(cause);
      }
    },
  };
}

function bytesOf(text: string, length: number): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== length) throw new RangeError('not sealed so');
  return bytes;
}

function broken(cause?: unknown): AppError {
  return new AppError('seal-broken', 'This cannot be unsealed: it was changed, sealed for something else, or sealed with another key of the same name.', { cause });
}
