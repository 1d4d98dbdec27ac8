// Loaded before a process of a test begins: lets its clock be set wrong, as a machine's can be. A file in `$SHIFTED_CLOCKS`
// says by how many milliseconds: `<process id>` while it runs, else `next`, as it was when the process began; without any
// the clock is right.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const LOOK_MS = 100;
const RightDate = Date;
const read = (name) => {
  try {
    return Number(readFileSync(join(process.env.SHIFTED_CLOCKS, name), 'utf8'));
  } catch {
    return undefined;
  }
};
const atStart = read('next') ?? 0;
let shiftMs = read(String(process.pid)) ?? atStart;
const now = () => RightDate.now() + shiftMs;

globalThis.Date = new Proxy(RightDate, {
  construct: (target, parts, made) => Reflect.construct(target, parts.length === 0 ? [now()] : parts, made),
  apply: () => new RightDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

setInterval(() => {
  shiftMs = read(String(process.pid)) ?? atStart;
}, LOOK_MS).unref();
