import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The text that RFC 6455 (section 1.3) has every WebSocket server add to a client's key. */
const PROTOCOL_KEY = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;
const PING = 9;

export interface Acknowledged {
  readonly envelope_id: string;
  readonly payload: unknown;
}

/** Slack's side of Socket Mode: greets whoever connects, sends envelopes and keeps what is acknowledged. */
export interface FakeSocket {
  readonly acknowledged: Acknowledged[];
  /** How often somebody connected. */
  readonly connections: () => number;
  /** How many connections there are. */
  readonly open: () => number;
  send(envelope: unknown): void;
  /** Ends the connection as Slack does when it wants a new one. */
  recycle(): void;
  /** Breaks the connection without a word. */
  cut(): void;
}

/** Takes WebSocket connections on a server of ours. */
export function acceptSockets(server: Server): FakeSocket {
  const acknowledged: Acknowledged[] = [];
  let latest: Socket | undefined;
  let connections = 0;
  let ended = 0;
  const send = (message: unknown): void => void latest?.write(frame(TEXT, Buffer.from(JSON.stringify(message))));

  server.on('upgrade', (request, socket: Socket) => {
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${PROTOCOL_KEY}`).digest('base64');
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    socket.on('error', () => undefined);
    let buffered = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      buffered = Buffer.concat([buffered, chunk]);
      for (let read = readFrame(buffered); read !== undefined; read = readFrame(buffered)) {
        buffered = buffered.subarray(read.length);
        if (read.opcode === TEXT) acknowledged.push(JSON.parse(read.text.toString()) as Acknowledged);
        if (read.opcode === PING) socket.write(frame(10, read.text));
        if (read.opcode === CLOSE) socket.end(frame(CLOSE, read.text));
      }
    });
    socket.on('close', () => void (ended += 1));
    latest = socket;
    connections += 1;
    send({ type: 'hello', num_connections: 1 });
  });

  return {
    acknowledged,
    connections: () => connections,
    open: () => connections - ended,
    send,
    recycle: () => send({ type: 'disconnect', reason: 'refresh_requested' }),
    cut: () => latest?.destroy(),
  };
}

function frame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const header = length < 126 ? Buffer.from([0x80 | opcode, length]) : Buffer.from([0x80 | opcode, 126, length >> 8, length & 0xff]);
  return Buffer.concat([header, payload]);
}

/** A client's frame, which is masked; undefined while some of it is on its way. */
function readFrame(data: Buffer): { readonly opcode: number; readonly text: Buffer; readonly length: number } | undefined {
  const [first, second] = data;
  if (first === undefined || second === undefined) return undefined;
  const isLong = (second & 0x7f) === 126;
  const from = isLong ? 4 : 2;
  if (data.length < from + 4) return undefined;
  const size = isLong ? data.readUInt16BE(2) : second & 0x7f;
  const mask = data.subarray(from, from + 4);
  const length = from + 4 + size;
  if (data.length < length) return undefined;
  const text = Buffer.from(data.subarray(from + 4, length).map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
  return { opcode: first & 0x0f, text, length };
}
