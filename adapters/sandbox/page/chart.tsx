import type { Chart } from '../../../src/domain/message.js';
import { safeText } from '../safe-text.js';
import { usePage } from './context.js';
import { scaleOf } from './chart-scale.js';

const WIDTH = 480;
const HEIGHT = 210;
const LEFT = 44;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 30;
/** Width of a letter in a label, at most, in the drawing's own measure. */
const LETTER = 7;
/** Labels that fit under the drawing. */
const MOST_LABELS = 8;

/** A drawing of labelled numbers, the same in words, and the numbers themselves. */
export function ChartFigure({ chart }: { chart: Chart }) {
  const { text } = usePage();
  const labels = [...new Set(chart.series.flatMap((series) => series.points.map((point) => point.x)))];
  return (
    <figure class="chart">
      <figcaption class="chart-title">{safeText(chart.title)}</figcaption>
      {labels.length > 0 && <Drawing chart={chart} labels={labels} />}
      {chart.series.length > 1 && (
        <ul class="chart-legend" role="list">
          {chart.series.map((series, index) => (
            <li key={index}>
              <svg width="22" height="10" aria-hidden="true" class={`series-${index % 4}`}>
                <path d="M1 5h20" class="chart-line" />
              </svg>
              {safeText(series.name)}
            </li>
          ))}
        </ul>
      )}
      {chart.isSaid !== true && <p class="chart-text">{safeText(chart.text)}</p>}
      <details>
        <summary>{text.dataTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.chartPoint}</th>
              {chart.series.map((series, index) => (
                <th key={index} scope="col">
                  {safeText(series.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label) => (
              <tr key={label}>
                <th scope="row">{safeText(label)}</th>
                {chart.series.map((series, index) => (
                  <td key={index}>{series.points.find((point) => point.x === label)?.y ?? '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function Drawing({ chart, labels }: { chart: Chart; labels: readonly string[] }) {
  const { me } = usePage();
  const values = chart.series.flatMap((series) => series.points.map((point) => point.y));
  // Parts of a whole are compared more easily as bars than as slices.
  const isBars = chart.kind === 'bar' || chart.kind === 'pie';
  const scale = scaleOf(values, isBars || chart.kind === 'area');
  const slot = (WIDTH - LEFT - RIGHT) / labels.length;
  const x = (label: string) => LEFT + slot * (labels.indexOf(label) + 0.5);
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - scale.low) / (scale.high - scale.low));
  const number = new Intl.NumberFormat(me.locale);
  const every = Math.ceil(labels.length / MOST_LABELS);
  return (
    <svg class="chart-drawing" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={safeText(chart.text)}>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <path class="chart-grid" d={`M${LEFT} ${y(tick)}H${WIDTH - RIGHT}`} />
          <text class="chart-label" x={LEFT - 6} y={y(tick) + 4} text-anchor="end">
            {number.format(tick)}
          </text>
        </g>
      ))}
      {labels.map((label, index) =>
        index % every === 0 ? (
          <text key={label} class="chart-label" x={x(label)} y={HEIGHT - 10} text-anchor="middle">
            {short(safeText(label), slot)}
          </text>
        ) : null,
      )}
      {chart.series.map((series, index) => (
        <g key={index} class={`series-${index % 4}`}>
          {isBars
            ? series.points.map((point) => {
                const width = Math.min(36, (slot * 0.7) / chart.series.length);
                const left = x(point.x) + width * (index - chart.series.length / 2);
                const zero = y(Math.max(scale.low, 0));
                return <rect key={point.x} class="chart-bar" x={left} y={Math.min(y(point.y), zero)} width={Math.max(1, width - 2)} height={Math.abs(zero - y(point.y))} rx="2" />;
              })
            : [
                chart.kind === 'area' && series.points.length > 0 && (
                  <path
                    key="area"
                    class="chart-area"
                    d={`M${series.points.map((point) => `${x(point.x)} ${y(point.y)}`).join('L')}L${x(series.points.at(-1)?.x ?? '')} ${y(Math.max(scale.low, 0))}L${x(series.points[0]?.x ?? '')} ${y(Math.max(scale.low, 0))}Z`}
                  />
                ),
                <path key="line" class="chart-line" d={`M${series.points.map((point) => `${x(point.x)} ${y(point.y)}`).join('L')}`} />,
                ...series.points.map((point) => <circle key={point.x} class="chart-dot" cx={x(point.x)} cy={y(point.y)} r="3.2" />),
              ]}
        </g>
      ))}
    </svg>
  );
}

/** As much of a label as fits beneath its place. */
function short(label: string, room: number): string {
  const most = Math.max(4, Math.floor(room / LETTER));
  return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}
