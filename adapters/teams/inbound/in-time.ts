/** Nothing came of it in time. */
export class TooLate extends Error {
  constructor() {
    super('It took too long.');
    this.name = 'TooLate';
  }
}

/** What `work` gives, or a rejection with `TooLate` after `ms` milliseconds; `work` goes on unheard. */
export async function inTime<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate()), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
