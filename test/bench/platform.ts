// A chat platform's API in a process of its own: takes any POST and answers after `?ms=`.
import { createServer } from 'node:http';
import { stdout } from 'node:process';

let count = 0;
const server = createServer((request, response) => {
  const ms = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('ms') ?? 0);
  request.resume().on('end', () => {
    const answer = (): void => {
      count += 1;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, message: String(count) }));
    };
    if (ms > 0) setTimeout(answer, ms);
    else answer();
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  stdout.write(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}\n`);
});
