import type { PlanStore } from '../../src/ports.js';
import type { Db } from '../convert.js';

export function planStore(_db: Db): PlanStore {
  return {};
}
