// One address before several processes: requests go to each in turn. For trying things out and for tests; a
// deployment has a proxy of its own, as compose.yaml shows.
import { createServer, request } from 'node:http';

/** Listens on loopback; port 0 takes any free one. `targets()` gives the addresses of the moment, such as `http://127.0.0.1:4181`. */
export async function startRoundRobin(targets, port = 0) {
  let turn = 0;
  const server = createServer((incoming, answer) => {
    const all = targets();
    turn += 1;
    pass(incoming, answer, all.map((_, index) => all[(turn + index) % all.length]));
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * Passes a request on to the first that takes connections. Only what was never sent goes to the next one: a request that
 * a process may have begun to work on is not repeated.
 */
function pass(incoming, answer, [target, ...others]) {
  if (target === undefined) {
    answer.writeHead(503).end();
    return;
  }
  const { host: _own, connection: _hop, ...headers } = incoming.headers;
  // A connection for each request: one that was kept may be closed just when it is used.
  const passed = request(new URL(incoming.url, target), { method: incoming.method, headers, agent: false }, (reply) => {
    answer.writeHead(reply.statusCode, reply.headers);
    reply.pipe(answer);
  });
  passed.once('error', (error) => {
    if (error.code === 'ECONNREFUSED') pass(incoming, answer, others);
    else if (answer.headersSent) answer.destroy();
    else answer.writeHead(502).end();
  });
  // Nothing of the body is read before there is somebody to read it.
  passed.once('socket', (socket) => (socket.connecting ? socket.once('connect', () => incoming.pipe(passed)) : incoming.pipe(passed)));
}
