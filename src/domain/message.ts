import type { Status, ItemStatus } from './types.js';

/**
 * A message as every surface understands it. Strings are data: an adapter escapes them,
 * so nobody's words can become markup, a mention or a link.
 */
export interface Message {
  /** Plain text of the whole, for notifications and screen readers; at most a few lines. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** What goes on beneath it, in its thread, where the surface has threads; elsewhere the message is whole without it. */
  readonly more?: readonly Block[];
}

/** Inline text: a string, or a run of spans. */
export type Inline = string | readonly Span[];
export type Span =
  | string
  | { readonly bold: string }
  | { readonly link: { readonly url: string; readonly text: string } }
  /** A person by platform user id, where the surface can show who it is; `name` where it cannot. */
  | { readonly mention: { readonly user: string; readonly name: string } };

export type Block =
  | { readonly type: 'heading'; readonly text: string; readonly level?: 1 | 2 }
  | { readonly type: 'text'; readonly text: Inline }
  /** Small print: dates, how to answer. */
  | { readonly type: 'context'; readonly text: Inline }
  /** Somebody's own words. */
  | { readonly type: 'quote'; readonly text: string; readonly by?: string }
  | { readonly type: 'list'; readonly items: readonly Inline[] }
  | { readonly type: 'facts'; readonly facts: readonly { readonly label: string; readonly value: Inline }[] }
  /** One item with its status chip. */
  | { readonly type: 'status'; readonly status: ItemStatus; readonly label: string; readonly text: Inline }
  | { readonly type: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly type: 'chart'; readonly chart: Chart }
  | Table
  | { readonly type: 'divider' };

/** Rows under columns, each row as long as `columns`, its first cell its name. */
export interface Table {
  readonly type: 'table';
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Says in a sentence what the table shows. */
  readonly text: string;
  /** The same rows as lines, for where no table can be drawn; without it they are put together from columns and cells. */
  readonly inLines?: readonly Block[];
}

export interface Button {
  /** Which action it is, such as `report.status`. */
  readonly action: string;
  /** What it acts on; opaque to adapters, at most 2,000 characters. */
  readonly value: string;
  readonly label: string;
  /** What a screen reader says where the label alone is not enough. */
  readonly description?: string;
  readonly style?: 'primary' | 'danger';
  readonly status?: Status;
  /** Pressing it is answered with a form: a surface that must open one within seconds can get ready. */
  readonly opensForm?: true;
  /** That form, for a surface where some readers can only fill it in inside the message. */
  readonly form?: Form;
}

/** A cell of a table: words, a number with how its reader's language writes it, unit and all (`93,4 %`), or a status with its word. */
export type Cell = string | { readonly value: number; readonly text: string } | { readonly status: ItemStatus; readonly text: string };

/**
 * Labelled numbers a surface may draw; `text` says the same in words. A pie has one series, whose points are its
 * slices: parts of a whole, each above zero.
 */
export interface Chart {
  readonly kind: 'bar' | 'line' | 'area' | 'pie';
  readonly title: string;
  readonly text: string;
  /** The message says the same numbers beside the chart: where it cannot be drawn, nothing need stand in its place. */
  readonly isSaid?: true;
  readonly series: readonly { readonly name: string; readonly points: readonly ChartPoint[] }[];
}

export interface ChartPoint {
  readonly x: string;
  readonly y: number;
  /** What the point counts, where that is a status: drawn in its colour where a surface has one for it. */
  readonly status?: ItemStatus;
}

/** A form: opened in answer to a button or command, sent back as `Inbound` of type `form`. */
export interface Form {
  /** Which form it is, such as `report`. */
  readonly id: string;
  readonly title: string;
  readonly submit: string;
  readonly cancel: string;
  /** Comes back unchanged with the answer; opaque, at most 3,000 characters. */
  readonly context: string;
  readonly fields: readonly Field[];
}

interface FieldBase {
  /** Unique within its form. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
}
/** A field that is filled in. */
export type InputField =
  | (FieldBase & { readonly type: 'text' | 'multiline' | 'number' | 'date'; readonly value?: string; readonly maxLength?: number })
  | (FieldBase & {
      readonly type: 'select';
      readonly value?: string;
      /** Each `value` is an id or a word of ours, at most 75 characters. */
      readonly options: readonly { readonly value: string; readonly label: string }[];
    })
  | (FieldBase & { readonly type: 'file'; readonly multiple?: boolean });

export type Field = InputField | Notice;

/** Words among the fields that ask for nothing. */
export interface Notice {
  readonly type: 'notice';
  readonly level: 'info' | 'warning';
  readonly text: string;
}

/** A message of nothing but a sentence or more. */
export function plainMessage(...sentences: readonly string[]): Message {
  return { summary: sentences.join(' '), blocks: sentences.map((text) => ({ type: 'text', text })) };
}
