/**
 * The parts of an Adaptive Card that this adapter sends: adaptivecards.io, schema 1.5, and Teams' own elements, each with
 * a fallback for clients that do not have it.
 */

export type Spacing = 'None' | 'Small';

export interface OpenUrl {
  readonly type: 'Action.OpenUrl';
  readonly url: string;
}

/** Words of which no client reads any markup. */
export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly isSubtle?: true;
  readonly size?: 'Small';
  readonly selectAction?: OpenUrl;
}

export interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing?: Spacing;
}

/** Words that clients read as Markdown: everything in `text` that is not ours is escaped. */
export interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly style?: 'heading';
  readonly size?: 'Small' | 'Medium' | 'Large';
  readonly weight?: 'Bolder';
  readonly isSubtle?: true;
  readonly spacing?: Spacing;
}

export interface Container {
  readonly type: 'Container';
  readonly items: readonly CardElement[];
  readonly style?: 'emphasis' | 'warning' | 'accent';
  readonly spacing?: Spacing;
}

export interface ColumnSet {
  readonly type: 'ColumnSet';
  readonly columns: readonly { readonly type: 'Column'; readonly width: number; readonly items: readonly CardElement[] }[];
  readonly spacing?: Spacing;
}

export interface TableCell {
  readonly type: 'TableCell';
  readonly items: readonly RichTextBlock[];
}

export interface Table {
  readonly type: 'Table';
  readonly firstRowAsHeader: true;
  readonly showGridLines: true;
  readonly columns: readonly { readonly width: number; readonly horizontalCellContentAlignment?: 'Right' }[];
  readonly rows: readonly { readonly type: 'TableRow'; readonly cells: readonly TableCell[] }[];
  readonly spacing?: Spacing;
}

/** A line above an element that parts it from what is before. */
export interface Separated {
  readonly separator: true;
  readonly spacing: 'Large';
}

interface ChartBase {
  /** What a screen reader says; Teams draws no title. */
  readonly title: string;
  readonly fallback: 'drop' | RichTextBlock;
}
interface Slice {
  readonly legend: string;
  readonly value: number;
}
interface Point {
  readonly x: string;
  readonly y: number;
}
interface Bar extends Point {
  readonly color?: 'good' | 'warning' | 'attention' | 'neutral' | 'categoricalBlue';
}
/** learn.microsoft.com: Charts in Adaptive Cards. */
export type ChartElement =
  | (ChartBase & { readonly type: 'Chart.Donut'; readonly data: readonly Slice[] })
  | (ChartBase & { readonly type: 'Chart.HorizontalBar'; readonly data: readonly Bar[] })
  | (ChartBase & { readonly type: 'Chart.VerticalBar.Grouped' | 'Chart.Line'; readonly data: readonly { readonly legend: string; readonly values: readonly Point[] }[] });

interface InputBase {
  readonly id: string;
  readonly label: string;
  readonly isRequired?: true;
  readonly errorMessage?: string;
  readonly value?: string;
}
export type InputElement =
  | (InputBase & { readonly type: 'Input.Text'; readonly isMultiline?: true; readonly maxLength: number })
  | (InputBase & { readonly type: 'Input.Date' })
  | (InputBase & { readonly type: 'Input.ChoiceSet'; readonly style: 'compact' | 'filtered'; readonly choices: readonly { readonly title: string; readonly value: string }[] });

export interface SubmitAction {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly tooltip?: string;
  readonly style?: 'positive' | 'destructive';
  readonly associatedInputs?: 'none';
  readonly data: Readonly<Record<string, unknown>>;
}
interface ExecuteAction extends Omit<SubmitAction, 'type'> {
  readonly type: 'Action.Execute';
  readonly verb: string;
  /** For clients that do not have Action.Execute. */
  readonly fallback?: SubmitAction;
}
export interface ShowCardAction {
  readonly type: 'Action.ShowCard';
  readonly title: string;
  readonly tooltip?: string;
  readonly card: { readonly type: 'AdaptiveCard'; readonly body: readonly CardElement[]; readonly actions: readonly CardAction[] };
}
export type CardAction = SubmitAction | ExecuteAction | ShowCardAction;

export interface ActionSet {
  readonly type: 'ActionSet';
  readonly actions: readonly CardAction[];
  readonly spacing?: Spacing;
}

export type CardElement = RichTextBlock | TextBlock | Container | ColumnSet | Table | ChartElement | InputElement | ActionSet;

/** Somebody named in a text of the card, so that Teams shows who it is and tells them. */
export interface MentionEntity {
  readonly type: 'mention';
  /** As it stands in the text: `<at>Ana Lark</at>`. */
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

/** A piece that is an element. */
export type ElementPiece = Piece & { readonly element: CardElement };

/** One element with the words it shows, without markup; a line between two where there is none. */
export interface Piece {
  readonly element?: CardElement;
  readonly words: string;
  /** Belongs to what follows: never the last of a message that goes on. */
  readonly leads?: true;
  readonly mentions?: readonly MentionEntity[];
}
