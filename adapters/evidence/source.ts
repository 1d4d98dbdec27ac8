import type { AppError } from '../../src/errors.js';

/** What a stream of bytes itself threw, so that it is not taken for a fault of the store. */
class SourceFault extends Error {
  constructor(readonly fault: unknown) {
    super('the source failed', { cause: fault });
    this.name = 'SourceFault';
  }
}

/** The same pieces; what the stream throws is marked as its own. */
export async function* fromSource(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw new SourceFault(error);
  }
}

/** Runs work on a store: what the source threw comes out as it is, what the store threw as `storeError` says it. */
export async function storing<T>(storeError: (cause: unknown) => AppError, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SourceFault) throw error.fault;
    throw storeError(error);
  }
}
