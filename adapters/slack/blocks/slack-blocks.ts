import type { ActionsBlock, AlertBlock, ContextBlock, DataTableBlock, DividerBlock, HeaderBlock, InputBlock, SectionBlock } from '@slack/types';

/** A chart that Slack draws. Its SDK's types do not have it: docs.slack.dev/reference/block-kit/blocks/data-visualization-block. */
export interface DataVisualizationBlock {
  type: 'data_visualization';
  block_id?: string;
  title: string;
  chart: PieChart | SeriesChart;
}

export interface PieChart {
  type: 'pie';
  segments: { label: string; value: number }[];
}

export interface SeriesChart {
  type: 'bar' | 'line' | 'area';
  series: { name: string; data: { label: string; value: number }[] }[];
  axis_config: { categories: string[]; x_label?: string; y_label?: string };
}

/** Every block this adapter sends. */
export type SlackBlock = ActionsBlock | AlertBlock | ContextBlock | DataTableBlock | DataVisualizationBlock | DividerBlock | HeaderBlock | InputBlock | SectionBlock;

/** Block types that a workspace or a surface may refuse; each has a form in words. */
export const REFUSABLE = ['data_visualization', 'data_table', 'alert'] as const;

/** One Slack block with the words it shows, without markup. */
export interface Piece {
  readonly block: SlackBlock;
  readonly words: string;
  /** Belongs to what follows: never the last of a message that goes on. */
  readonly leads?: true;
}
