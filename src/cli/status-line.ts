/** A line on a terminal that is written over. */
export interface StatusLine {
  /** Shows a text in place of the last one; undefined takes it away. */
  show(text: string | undefined): void;
}

export interface StatusStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Back to the first column, and nothing right of it. */
const CLEAR = '\r\u001B[2K';

/** A status line on standard error. Where that is no terminal nothing is ever written: a log or a pipe wants no half lines. */
export function statusLine(stream: StatusStream): StatusLine {
  let isShown = false;
  return {
    show: (text) => {
      if (!stream.isTTY || (text === undefined && !isShown)) return;
      isShown = text !== undefined;
      // A text that wraps could not be taken away again.
      stream.write(`${CLEAR}${text?.slice(0, (stream.columns ?? 80) - 1) ?? ''}`);
    },
  };
}
