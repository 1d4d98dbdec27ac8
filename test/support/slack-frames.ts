/** A whole WebSocket frame (RFC 6455, section 5.2) at the beginning of some bytes; undefined while it is not all there. */
export interface Frame {
  readonly bytes: Buffer;
  readonly opcode: number;
  readonly payload: Buffer;
}

const TEXT = 0x1;

export function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0] = bytes;
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const maskAt = 2 + lengthBytes;
  const isMasked = (second & 0x80) !== 0;
  const from = maskAt + (isMasked ? 4 : 0);
  if (bytes.length < from) return undefined;
  const length = lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < from + length) return undefined;
  const payload = Buffer.from(bytes.subarray(from, from + length));
  if (isMasked) for (let at = 0; at < length; at += 1) payload[at] = (payload[at] ?? 0) ^ (bytes[maskAt + (at % 4)] ?? 0);
  return { bytes: bytes.subarray(0, from + length), opcode: first & 0x0f, payload };
}

/** A text as a server sends it: whole, unmasked. */
export function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const head = payload.length < 126 ? Buffer.from([0x80 | TEXT, payload.length]) : Buffer.alloc(10);
  if (payload.length >= 126) {
    head[0] = 0x80 | TEXT;
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(payload.length), 2);
  }
  return Buffer.concat([head, payload]);
}

export function isText(frame: Frame): boolean {
  return frame.opcode === TEXT;
}
