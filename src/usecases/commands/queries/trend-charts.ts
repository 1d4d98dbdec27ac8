import type { Block } from '../../../domain/message.js';
import type { ItemOverview, MeasureOverview } from '../../../domain/overview.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import type { MeasureTrend } from '../../../ports.js';
import { formatDate, formatMeasured, translated } from '../../../text/format.js';
import type { Question } from './question.js';

/** Values of a measure that are drawn: a phone still shows them apart. */
export const TREND_VALUES = 12;
/** Charts in one answer: more are not drawn in one message of Slack. */
const MOST_CHARTS = 2;
const NAME = 50;

/** How an item's measures went, each as a line beside its target; no chart of a single value. */
export function trendCharts(q: Question, item: ItemOverview, trends: readonly MeasureTrend[]): readonly Block[] {
  const drawn = item.measures.flatMap((measure) => {
    const values = trends.find((one) => one.measureId === measure.id)?.values ?? [];
    return values.length < 2 ? [] : [trendChart(q, measure, values)];
  });
  return drawn.slice(0, MOST_CHARTS);
}

function trendChart(q: Question, measure: MeasureOverview, values: MeasureTrend['values']): Block {
  const { language } = q.member;
  const { measure: text } = q.text;
  const { target } = measure;
  const shown = (value: number): string => formatMeasured(language, value, measure);
  // The year on all or on none: labels of one length, no two alike.
  const style = values.every(({ on }) => on.slice(0, 4) === q.today.slice(0, 4)) ? 'short' : 'year';
  const points = values.map(({ value, on }) => ({ x: formatDate(language, on, style), y: value }));
  const words = values.map(({ value }, index) => text.on(shown(value), points[index]?.x ?? ''));
  return {
    type: 'chart',
    chart: {
      kind: 'line',
      title: safeEcho(translated(measure.translations, language, 'name', measure.name), NAME),
      text: [...words, ...(target === undefined ? [] : [text.target(shown(target))])].join(' · '),
      series: [
        { name: text.value, points },
        ...(target === undefined ? [] : [{ name: text.targetLine, points: points.map(({ x }) => ({ x, y: target })) }]),
      ],
    },
  };
}
