import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

/** Stands between a client and a real server, to bring about what a test cannot make the server itself do. */
export interface FaultyProxy {
  /** The server's address with the proxy's port. */
  readonly url: string;
  /** From now on what the server answers has `from` replaced by `to`, of the same length. */
  replace(from: string, to: string): void;
  stop(): Promise<void>;
}

/** A proxy on a free port of 127.0.0.1 before the server that an address names. */
export async function startProxy(address: string): Promise<FaultyProxy> {
  const target = new URL(address);
  const replacements: { readonly from: string; readonly to: string }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    upstream.on('data', (chunk: Buffer) => {
      // Byte for byte, so that nothing but what is replaced changes.
      const text = replacements.reduce((all, { from, to }) => all.replaceAll(from, to), chunk.toString('latin1'));
      client.write(Buffer.from(text, 'latin1'));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = server.address();
  if (own === null || typeof own === 'string') throw new Error('The proxy has no port.');
  const url = new URL(address);
  url.port = String(own.port);
  return {
    url: url.href,
    replace: (from, to) => {
      if (from.length !== to.length) throw new Error('A replacement must be as long as what it replaces.');
      replacements.push({ from, to });
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
