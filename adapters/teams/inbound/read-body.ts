import type { IncomingMessage } from 'node:http';

/** Teams' own limit for a message is near 100 KB; this leaves room for what is around it. Bytes. */
export const MOST_BYTES = 256 * 1_024;

/** The body of a request as JSON, or the HTTP status that refuses it: 413 once more came than is taken, 400 for what is no JSON. */
export async function readBody(request: IncomingMessage): Promise<{ readonly json: unknown } | 400 | 413> {
  if (Number(request.headers['content-length']) > MOST_BYTES) return 413;
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    const stream: AsyncIterable<Buffer> = request;
    for await (const piece of stream) {
      size += piece.length;
      if (size > MOST_BYTES) return 413;
      pieces.push(piece);
    }
    return { json: JSON.parse(Buffer.concat(pieces).toString('utf8')) };
  } catch {
    return 400;
  }
}
