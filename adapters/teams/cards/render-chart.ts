import { cleanText } from '../../../src/domain/clean-text.js';
import { shorten } from '../../../src/domain/cut-text.js';
import type { Chart } from '../../../src/domain/message.js';
import type { ItemStatus } from '../../../src/domain/types.js';
import type { ChartElement, Piece } from './card-types.js';
import { plain, plainWeight } from './escape.js';
import { CHART } from './limits.js';
import type { Room } from './limits.js';
import { wordsBlock } from './render-inline.js';
import { oneLine, renderHeading, renderText } from './render-words.js';
import type { Rendering } from './rendering.js';
import { weightOf } from './weight.js';

type Series = Chart['series'];

/** As the signs of statuses have it; the colours are of the reader's own theme. */
const COLORS: Readonly<Record<ItemStatus, 'good' | 'warning' | 'attention' | 'neutral' | 'categoricalBlue'>> = {
  'on-track': 'good',
  'at-risk': 'warning',
  'off-track': 'attention',
  done: 'categoricalBlue',
  'not-started': 'neutral',
  unknown: 'neutral',
};

/** Characters of the words that stand where a client draws no chart and the message says the same beside it. */
const STAND_IN = 600;

/**
 * A chart under its title, drawn by clients that can, and its numbers in words for everyone. Where the message says them
 * beside the chart, they stand only in the place of one that is not drawn.
 */
export function renderChart(chart: Chart, rendering: Rendering): readonly Piece[] {
  const drawn = drawnChart(chart, rendering.room);
  const title = renderHeading({ type: 'heading', level: 2, text: chart.title }, rendering);
  if (!drawn) return chart.isSaid ? [] : [...title, ...renderText(chart.text, rendering)];
  const words = chart.isSaid ? [] : renderText(chart.text, rendering);
  return [...title, { element: drawn, words: '', ...(words.length > 0 && { leads: true as const }) }, ...words];
}

/** The chart as Teams draws it; undefined where it cannot: too many values, a gap, names that are the same once short. */
function drawnChart({ kind, title, text, series, isSaid }: Chart, room: Room): ChartElement | undefined {
  const base = {
    title: plain(shorten(oneLine(title), 200, plainWeight)),
    fallback: isSaid && cleanText(text).trim() !== '' ? wordsBlock(shorten(oneLine(text), STAND_IN, plainWeight), { isSubtle: true }) : ('drop' as const),
  };
  const drawn = kind === 'pie' ? donut(series, base) : kind === 'bar' ? bars(series, base) : lines(series, base);
  return drawn && weightOf(drawn) <= room.chart ? drawn : undefined;
}

type Base = Pick<ChartElement, 'title' | 'fallback'>;

function donut(series: Series, base: Base): ChartElement | undefined {
  const points = series[0]?.points ?? [];
  const legends = points.map(({ x }) => label(x));
  const isFit = series.length === 1 && points.length >= 1 && points.length <= CHART.slices && areNames(legends) && points.every(({ y }) => Number.isFinite(y) && y > 0);
  return isFit ? { type: 'Chart.Donut', ...base, data: points.map(({ y }, index) => ({ legend: legends[index] ?? '', value: y })) } : undefined;
}

function bars(series: Series, base: Base): ChartElement | undefined {
  const places = placesOf(series);
  const [only, ...others] = series;
  // Bars grow from nothing: one below it would be drawn as none.
  if (!places || !only || series.some(({ points }) => points.some(({ y }) => y < 0))) return undefined;
  if (others.length === 0) return { type: 'Chart.HorizontalBar', ...base, data: only.points.map(({ y, status }, index) => ({ x: places[index] ?? '', y, ...(status && { color: COLORS[status] }) })) };
  return { type: 'Chart.VerticalBar.Grouped', ...base, data: grouped(series, places) };
}

function lines(series: Series, base: Base): ChartElement | undefined {
  const places = placesOf(series);
  return places && { type: 'Chart.Line', ...base, data: grouped(series, places) };
}

function grouped(series: Series, places: readonly string[]): { legend: string; values: { x: string; y: number }[] }[] {
  return series.map(({ name, points }) => ({ legend: label(name), values: points.map(({ y }, index) => ({ x: places[index] ?? '', y })) }));
}

/** The names below the chart, where every series has a value for each. */
function placesOf(series: Series): readonly string[] | undefined {
  const first = (series[0]?.points ?? []).map(({ x }) => x);
  const places = first.map(label);
  const names = series.map(({ name }) => label(name));
  const areWhole = series.every(({ points }) => points.length === first.length && points.every(({ x, y }, index) => x === first[index] && Number.isFinite(y)));
  const isFit = series.length >= 1 && series.length <= CHART.series && first.length >= 1 && first.length <= CHART.points && areWhole && areNames(places) && areNames(names);
  return isFit ? places : undefined;
}

/** Each there, and no two alike. */
function areNames(names: readonly string[]): boolean {
  return new Set(names).size === names.length && names.every((name) => name !== '…');
}

function label(text: string): string {
  const words = oneLine(text);
  return words === '' ? '…' : plain(shorten(words, CHART.label));
}
