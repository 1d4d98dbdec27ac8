import { cleanText } from '../../../src/domain/clean-text.js';
import type { Chart } from '../../../src/domain/message.js';
import { shorten } from '../../../src/domain/cut-text.js';
import { plainCost } from './escape.js';
import { CHART } from './limits.js';
import type { DataVisualizationBlock, PieChart, SeriesChart } from './slack-blocks.js';

type Series = Chart['series'];

/** The chart as Slack draws it; undefined where it cannot: too many values, a gap, names that are the same once short. */
export function renderChart({ kind, title, series }: Chart): DataVisualizationBlock | undefined {
  const chart = kind === 'pie' ? pieChart(series) : seriesChart(kind, series);
  return chart && { type: 'data_visualization', title: label(title, CHART.title), chart };
}

function pieChart(series: Series): PieChart | undefined {
  const points = series[0]?.points ?? [];
  const names = points.map((point) => label(point.x, CHART.label));
  const isFit = series.length === 1 && points.length >= 1 && points.length <= CHART.segments && areNames(names) && points.every((point) => Number.isFinite(point.y) && point.y > 0);
  return isFit ? { type: 'pie', segments: points.map((point, index) => ({ label: names[index] ?? '', value: point.y })) } : undefined;
}

function seriesChart(type: SeriesChart['type'], series: Series): SeriesChart | undefined {
  const places = (series[0]?.points ?? []).map((point) => point.x);
  const categories = places.map((place) => label(place, CHART.label));
  const names = series.map((one) => label(one.name, CHART.label));
  const areWhole = series.every(({ points }) => points.length === places.length && points.every((point, index) => point.x === places[index] && Number.isFinite(point.y)));
  const isFit = series.length >= 1 && series.length <= CHART.series && places.length >= 1 && places.length <= CHART.points && areWhole && areNames(categories) && areNames(names);
  if (!isFit) return undefined;
  return {
    type,
    series: series.map(({ points }, index) => ({ name: names[index] ?? '', data: points.map((point, at) => ({ label: categories[at] ?? '', value: point.y })) })),
    axis_config: { categories },
  };
}

/** Each there, and no two alike. */
function areNames(names: readonly string[]): boolean {
  return new Set(names).size === names.length && names.every((name) => name !== '…');
}

function label(text: string, room: number): string {
  const words = cleanText(text).replace(/\s+/gu, ' ').trim();
  return words === '' ? '…' : shorten(words, room, plainCost);
}
