import { createServer } from 'node:http';

/** A collector of OpenTelemetry traces on loopback, that keeps what comes as it is: names and attributes are readable in it. */
export interface OtlpCollector {
  readonly url: string;
  /** All that came so far, as text. */
  text(): string;
  /** To which paths, each once. */
  paths(): readonly string[];
  stop(): Promise<void>;
}

export async function startOtlpCollector(): Promise<OtlpCollector> {
  const bodies: Buffer[] = [];
  const paths = new Set<string>();
  const server = createServer((request, response) => {
    paths.add(request.url ?? '');
    request.on('data', (chunk: Buffer) => bodies.push(chunk));
    request.on('end', () => response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    text: () => Buffer.concat(bodies).toString('utf8'),
    paths: () => [...paths],
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
