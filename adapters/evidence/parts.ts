/**
 * Gathers pieces of any size into parts of one size, the last as long as what is left. At least one part, which is
 * empty where there is nothing. Holds one part and one piece in memory.
 */
export async function* inParts(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let part = new Uint8Array(size);
  let filled = 0;
  let isFirst = true;
  for await (const piece of bytes) {
    for (let taken = 0; taken < piece.byteLength; ) {
      // A full part goes out only once there is more, so that the last one is never empty.
      if (filled === size) {
        yield part;
        isFirst = false;
        part = new Uint8Array(size);
        filled = 0;
      }
      const some = piece.subarray(taken, taken + size - filled);
      part.set(some, filled);
      filled += some.byteLength;
      taken += some.byteLength;
    }
  }
  if (filled > 0 || isFirst) yield part.slice(0, filled);
}
