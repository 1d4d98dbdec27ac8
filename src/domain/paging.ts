/** Items shown on one page of an answer. */
const PAGE_SIZE = 10;

export interface Page<T> {
  readonly rows: readonly T[];
  /** From 1; the last page where a later one was asked for. */
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
  readonly total: number;
}

/** One page of `rows`: every row is on exactly one page. */
export function pageOf<T>(rows: readonly T[], page: number, size: number = PAGE_SIZE): Page<T> {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  return { rows: rows.slice((shown - 1) * size, shown * size), page: shown, pages, total: rows.length };
}
