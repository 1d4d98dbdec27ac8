import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { isText, readFrame, textFrame } from './slack-frames.js';

/** Stands in a Socket Mode connection: passes everything on, and lets more be said by Slack than the workspace says. */
export interface SocketTap {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends an envelope to the bot. Resolves to whether it was acknowledged within `withinMs`. */
  send(type: string, payload: unknown, options?: { readonly retryNum?: number; readonly withinMs?: number }): Promise<boolean>;
  /** Ids of the envelopes that were sent so. */
  readonly sent: ReadonlySet<string>;
  /** Cuts every connection. */
  cut(): void;
}

export function createSocketTap(target: URL): SocketTap {
  const bots = new Set<Duplex>();
  const waiting = new Map<string, () => void>();
  const sent = new Set<string>();

  function listen(frames: Buffer): Buffer {
    let rest = frames;
    for (let frame = readFrame(rest); frame !== undefined; frame = readFrame(rest)) {
      rest = rest.subarray(frame.bytes.length);
      if (isText(frame)) waiting.get(envelopeOf(frame.payload.toString()))?.();
    }
    return rest;
  }

  return {
    sent,
    upgrade(request, socket, head) {
      const upstream = connect(Number(target.port), target.hostname);
      // No extension: frames are read here as they are.
      const headers = Object.entries(request.headers).filter(([name]) => name !== 'sec-websocket-extensions' && name !== 'host');
      upstream.write([`GET ${request.url ?? '/'} HTTP/1.1`, `host: ${target.host}`, ...headers.map(([name, value]) => `${name}: ${String(value)}`), '', ''].join('\r\n'));
      if (head.length > 0) upstream.write(head);
      let unread: Buffer = Buffer.alloc(0);
      socket.on('data', (chunk: Buffer) => {
        upstream.write(chunk);
        unread = listen(Buffer.concat([unread, chunk]));
      });
      upstream.on('data', (chunk: Buffer) => void socket.write(chunk));
      const close = (): void => {
        bots.delete(socket);
        upstream.destroy();
        socket.destroy();
      };
      for (const end of [socket, upstream]) end.on('close', close).on('error', close);
      bots.add(socket);
    },
    async send(type, payload, { retryNum, withinMs = 4_000 } = {}) {
      const id = randomUUID();
      sent.add(id);
      const retry = retryNum === undefined ? {} : { retry_attempt: retryNum, retry_reason: 'timeout' };
      const frame = textFrame(JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: type !== 'events_api', ...retry }));
      const acknowledged = new Promise<boolean>((resolve) => {
        const late = setTimeout(() => resolve(false), withinMs);
        waiting.set(id, () => {
          clearTimeout(late);
          resolve(true);
        });
      });
      for (const bot of bots) bot.write(frame);
      return acknowledged.finally(() => waiting.delete(id));
    },
    cut() {
      for (const bot of bots) bot.destroy();
    },
  };
}

function envelopeOf(text: string): string {
  const [, id = ''] = /"envelope_id"\s*:\s*"([^"]+)"/u.exec(text) ?? [];
  return id;
}
