/** Keeps a text unreadable outside this deployment. `context` says what it is for: sealed for one purpose, it opens for no other. */
export interface Sealer {
  seal(text: string, context: string): string;
  /** Throws where it was sealed elsewhere, for another purpose, or was changed. */
  open(sealed: string, context: string): string;
}
