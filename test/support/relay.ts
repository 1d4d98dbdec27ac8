import { createServer, request as ask } from 'node:http';

/** An address on loopback that is known before what answers there. */
export interface Relay {
  readonly url: string;
  /** From now on everything is passed on to `target`, as it is; before, it is answered with 503. */
  to(target: string): void;
  stop(): Promise<void>;
}

export async function startRelay(): Promise<Relay> {
  let target: string | undefined;
  const server = createServer((request, response) => {
    if (target === undefined) return void response.writeHead(503).end();
    const { host: _own, ...headers } = request.headers;
    const passed = ask(new URL(request.url ?? '/', target), { method: request.method ?? 'GET', headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  // A connection that rests is closed by whoever opened it: whoever uses one that the other side is just closing gets no answer.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    to: (url) => void (target = url),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
