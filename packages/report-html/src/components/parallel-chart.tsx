import type { SweepAxis, SweepPoint } from '../view/sweep-view.ts';
import { parametersText, pointId, pointName } from './point-links.ts';

export interface ParallelChartProps {
  readonly axes: readonly SweepAxis[];
  readonly points: readonly SweepPoint[];
  readonly classOf: (point: SweepPoint) => string;
}

const [between, height, top, bottom, side] = [104, 320, 44, 14, 46];
/** Values that an axis of a parameter is labelled with; of others its ends are. */
const mostTicks = 10;

/** Every point as a line over objectives, figures and free parameters, each from its least to its greatest value; logarithmic where that is more than tenfold. */
export function ParallelChart({ axes: all, points, classOf }: ParallelChartProps) {
  const axes = all.filter(({ isDerived }) => !isDerived);
  const width = 2 * side + between * (axes.length - 1);
  const places = axes.map(placesAlong);
  const lines = points
    .map((point, index) => ({ point, path: pathOf(places.map((place) => place[index])) }))
    .filter(({ point, path }) => path !== null && (point.state === 'done' || point.state === 'dropped'));
  return (
    <figure class="lw-parallel">
      <figcaption>
        <h3>Parameters and what they lead to</h3>
        <p class="lw-faint">A line is a point, as the filter above leaves it. Dashed lines end at bounds.</p>
      </figcaption>
      <div class="lw-scroll">
        <div class="lw-plot">
          {/* biome-ignore lint/a11y/useSemanticElements: in a drawing no element of HTML stands for a group of links */}
          <svg
            viewBox={`0 0 ${width} ${height}`}
            style={{ minWidth: `${width * 0.7}px`, maxWidth: `${width * 1.3}px` }}
            role="group"
            aria-label="Points as lines over parameters and objectives"
          >
            {lines.map(({ point, path }) => (
              <a key={point.index} href={`#${pointId(point)}`} class={classOf(point)} tabindex={-1}>
                <path d={path!} />
                <title>{`${pointName(point)}: ${parametersText(point)}`}</title>
              </a>
            ))}
            {axes.map((axis, index) => (
              <VerticalAxis key={axis.name} axis={axis} places={places[index]} x={side + index * between} />
            ))}
          </svg>
        </div>
      </div>
    </figure>
  );
}

interface VerticalAxisProps {
  readonly axis: SweepAxis;
  readonly places: readonly (number | null)[];
  readonly x: number;
}

function VerticalAxis({ axis, places, x }: VerticalAxisProps) {
  const ticks = ticksOf(axis, places);
  return (
    <g class="lw-parallel-axis">
      <line x1={x} x2={x} y1={top} y2={height - bottom} />
      <text x={x} y={14} text-anchor="middle" class="lw-name">
        {axis.name.length > 14 ? `${axis.name.slice(0, 12)}…` : axis.name}
        <title>{axis.title}</title>
      </text>
      <text x={x} y={29} text-anchor="middle" class="lw-note">
        {axis.unit}
      </text>
      {ticks.map(({ text, y }) => (
        <text key={text} x={x + 5} y={y} dy="0.32em">
          {text}
        </text>
      ))}
    </g>
  );
}

/** Of a parameter its values, of others the least and the greatest. */
function ticksOf({ kind, names, values }: SweepAxis, places: readonly (number | null)[]) {
  const known = new Map<number, string>();
  for (const [index, y] of places.entries()) {
    const value = values[index];
    if (y === null || value === null) continue;
    const number = kind === 'parameter' ? value : Number(value.toPrecision(4));
    known.set(y, names ? names[value] : String(number));
  }
  const all = [...known].map(([y, text]) => ({ y, text })).sort((a, b) => a.y - b.y);
  if (kind === 'parameter' && all.length <= mostTicks) return all;
  return all.length < 2 ? all : [all[0], all[all.length - 1]];
}

/** [point] height in the drawing. */
function placesAlong({ values, names }: SweepAxis): (number | null)[] {
  const known = values.filter((value) => value !== null);
  const [least, greatest] = [Math.min(...known), Math.max(...known)];
  const isLog = names === null && least > 0 && greatest > 10 * least;
  const at = (value: number) => (isLog ? Math.log(value) : value);
  const span = at(greatest) - at(least) || 1;
  return values.map((value) => {
    if (value === null) return null;
    return round(height - bottom - ((at(value) - at(least)) / span) * (height - bottom - top));
  });
}

/** Null where a point has no place along an axis. */
function pathOf(heights: readonly (number | null)[]): string | null {
  if (heights.includes(null)) return null;
  return heights.map((y, index) => `${index === 0 ? 'M' : 'L'}${side + index * between},${y}`).join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
