/** An Adaptive Card as JSON (adaptivecards.io, schema 1.5). */
export type Card = { readonly type: 'AdaptiveCard' } & Readonly<Record<string, unknown>>;

/** What goes out: one card, or one plain text; never both, for Teams splits them in two and gives no id. */
export interface OutgoingActivity {
  readonly type: 'message';
  /** Said in notifications. */
  readonly summary: string;
  readonly text?: string;
  readonly textFormat?: 'plain';
  readonly attachments?: readonly [{ readonly contentType: 'application/vnd.microsoft.card.adaptive'; readonly content: Card }];
}
