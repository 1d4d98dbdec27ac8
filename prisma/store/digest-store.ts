import type { DigestStore } from '../../src/ports.js';
import type { Db } from '../convert.js';

export function digestStore(_db: Db): DigestStore {
  return {};
}
