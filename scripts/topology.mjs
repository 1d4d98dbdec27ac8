// What compose.yaml starts, on plain processes of this machine: web and worker processes behind one address.
// `DATABASE_URL=… REDIS_URL=… node scripts/topology.mjs --web 2 --worker 2 --port 4180`, after `npm run build`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, env as environment, execPath, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startRoundRobin } from './round-robin.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const main = join(root, 'dist/src/main.js');

/** How long a process may take to become ready, and how long to end after it was told to. Milliseconds. */
const READY_MS = 60_000;
const END_MS = 40_000;
const LOOK_MS = 100;

/**
 * Starts processes and waits until each is ready. Those that take what people do stand behind one address, in turn.
 * @param options `web`, `worker`, `all`: how many of each role; `env`: their settings; `port`: of the one address, 0 for
 * any free one; `node`: the binary; `onLine`: told of every line that a process writes on standard error.
 */
export async function startTopology({ web = 0, worker = 0, all = 0, env, port = 0, node = execPath, onLine = () => undefined }) {
  if (!existsSync(main)) throw new Error('Throughline is not built. Run `npm run build` first.');
  const processes = [];
  const takers = () => processes.flatMap(({ role, url }) => (role !== 'worker' && url() !== undefined ? [url()] : []));
  const door = await startRoundRobin(takers, port);

  async function stop() {
    const codes = await Promise.all(processes.map((one) => one.stop()));
    await door.stop();
    return codes;
  }

  try {
    const begin = (role, count) => Array.from({ length: count }, (_, index) => createProcess({ name: `${role}-${index + 1}`, role, env, node, onLine }));
    processes.push(...begin('web', web), ...begin('worker', worker), ...begin('all', all));
    // The first brings the database up to date, and the others find it so.
    for (const one of processes) await one.start();
  } catch (error) {
    await Promise.all(processes.map((one) => one.kill()));
    await door.stop();
    throw error;
  }
  return { url: door.url, processes, stop };
}

function createProcess({ name, role, env, node, onLine }) {
  let child;
  let gone = Promise.resolve(null);
  let url;

  async function start() {
    child = spawn(node, [main, '--role', role], { cwd: root, env: { ...env, PORT: '0', SANDBOX_PORT: '0' }, stdio: ['ignore', 'pipe', 'pipe'] });
    gone = once(child, 'exit').then(([code]) => code);
    let written = '';
    lines(child.stderr, (line) => {
      written = `${written}${line}\n`.slice(-4_000);
      onLine(name, line);
    });
    const address = new Promise((resolve) => lines(child.stdout, (line) => resolve(/(http:\/\/\S+?)(?:\/healthz)?$/u.exec(line)?.[1])));
    const early = gone.then((code) => {
      throw new Error(`${name} ended with ${code} before it was ready:\n${written}`);
    });
    early.catch(() => undefined);
    const found = await Promise.race([address, early]);
    await Promise.race([untilReady(found, name), early]);
    url = found;
  }

  /** Tells it to stop, and gives its exit code. */
  async function stop() {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return gone;
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), END_MS);
    const code = await gone;
    clearTimeout(late);
    url = undefined;
    return code;
  }

  async function kill() {
    url = undefined;
    child?.kill('SIGKILL');
    await gone;
  }

  return {
    name,
    role,
    pid: () => child?.pid,
    url: () => url,
    start,
    stop,
    kill,
    restart: async () => {
      const code = await stop();
      await start();
      return code;
    },
  };
}

async function untilReady(url, name) {
  const until = performance.now() + READY_MS;
  let last = 'no answer';
  while (performance.now() < until) {
    const response = await fetch(`${url}/readyz`).catch(() => undefined);
    if (response?.status === 200) return;
    last = (await response?.text()) ?? last;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`${name} was not ready within ${READY_MS / 1_000} s: ${last}`);
}

/** Calls with each whole line. */
function lines(stream, take) {
  let rest = '';
  stream.on('data', (chunk) => {
    const parts = `${rest}${chunk}`.split('\n');
    rest = parts.pop() ?? '';
    parts.forEach(take);
  });
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { web: { type: 'string', default: '2' }, worker: { type: 'string', default: '2' }, port: { type: 'string', default: '4180' } } });
  const [web, worker, port] = [values.web, values.worker, values.port].map(Number);
  try {
    const topology = await startTopology({ web, worker, port, env: environment, onLine: (name, line) => stderr.write(`${name} ${line}\n`) });
    for (const { name, pid, url } of topology.processes) stdout.write(`${name}: process ${pid()}, ${url()}\n`);
    stdout.write(`All of them at ${topology.url}\n`);
    await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
    const codes = await topology.stop();
    exit(codes.every((code) => code === 0) ? 0 : 1);
  } catch (error) {
    stderr.write(`${error.message}\n`);
    exit(1);
  }
}
