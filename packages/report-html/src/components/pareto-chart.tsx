import type { SweepResultJson } from '@loopwright/results';
import { useContext } from 'preact/hooks';
import { type FrontPlace, frontPath } from '../charts/front-path.ts';
import { type DrawnAxis, drawSweepAxis, scaleNames, sweepFrame } from '../charts/sweep-axis.ts';
import type { SweepAxis, SweepPoint } from '../view/sweep-view.ts';
import { ChartDocument } from './chart.tsx';
import { Choice } from './choice.tsx';
import { Legend } from './legend.tsx';
import { parametersText, pointId, pointName } from './point-links.ts';

export interface ParetoChartProps {
  readonly result: SweepResultJson;
  readonly axes: readonly SweepAxis[];
  readonly classOf: (point: SweepPoint) => string;
}

const { width, height, marginTop, marginRight, marginBottom, marginLeft } = sweepFrame;
const inner = { width: width - marginLeft - marginRight, height: height - marginTop - marginBottom };

/**
 * Points of a study along two axes that readers choose, without a script: every point knows its place along every axis, and the
 * style sheet takes those of the radio buttons that are checked. Points lead to their pages; those dropped are drawn at their bounds.
 */
export function ParetoChart({ result, axes, classOf }: ParetoChartProps) {
  const document = useContext(ChartDocument) ?? globalThis.document;
  const draw = (side: 'x' | 'y') =>
    scaleNames.map((scale) => axes.map((axis) => drawSweepAxis(axis, side, scale, document)));
  // A share is the same along both sides.
  const drawn = draw('x');
  const titles = axes.map(({ name }) => name);
  const [x, y] = [Math.min(1, axes.length - 1), 0];
  const drawnPoints = result.points
    .map((point, place) => ({ point, place }))
    .filter(({ point }) => point.state === 'done' || point.state === 'dropped');
  return (
    <figure class="lw-chart lw-pareto">
      <style dangerouslySetInnerHTML={{ __html: axisRules(axes.length).join('') }} />
      <form class="lw-filter">
        <h3>Points along two axes</h3>
        <Choice legend="Along x" name="lw-x" options={titles} chosen={x} />
        <Choice legend="Along y" name="lw-y" options={titles} chosen={y} />
        <Choice legend="Scale of x" name="lw-xs" options={scaleNames} chosen={scaleOf(axes[x])} />
        <Choice legend="Scale of y" name="lw-ys" options={scaleNames} chosen={scaleOf(axes[y])} />
        <Legend items={legendItems(result)} />
      </form>
      <div class="lw-plot">
        {/* biome-ignore lint/a11y/useSemanticElements: in a drawing no element of HTML stands for a group of links */}
        <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label="All points along the chosen axes">
          <Axes side="x" drawn={drawn} />
          <Axes side="y" drawn={draw('y')} />
          <FrontLines axes={axes} drawn={drawn} points={result.points} />
          {drawnPoints.map(({ point, place }) => (
            <a
              key={point.index}
              href={`#${pointId(point)}`}
              class={`${classOf(point)} ${gaps(axes, place)}`}
              style={placesOf(drawn, place)}
              tabindex={result.front.includes(point.index) ? 0 : -1}
              aria-label={pointText(axes, point, place)}
            >
              <circle r={result.front.includes(point.index) ? 5.5 : 4.5} />
              <title>{pointText(axes, point, place)}</title>
            </a>
          ))}
        </svg>
      </div>
    </figure>
  );
}

/** The scale to begin with: logarithmic where the greatest value is more than ten times the least. */
function scaleOf({ values }: SweepAxis): number {
  const known = values.filter((value) => value !== null);
  return scaleNames.indexOf(Math.max(...known) > 10 * Math.min(...known) ? 'log' : 'linear');
}

function legendItems({ points }: SweepResultJson) {
  const isDropped = points.some(({ state }) => state === 'dropped');
  return [
    { label: 'none beats it', colour: 'var(--lw-accent)', glyph: '●' },
    { label: 'beaten', colour: 'var(--lw-series-0)', glyph: '●' },
    ...(isDropped ? [{ label: 'dropped by bound: at its bounds', colour: 'var(--lw-faint)', glyph: '○' }] : []),
  ];
}

/** [scale][axis] */
type DrawnAxes = readonly (readonly DrawnAxis[])[];

/** Ticks and labels of every axis on every scale, of which one is shown. */
function Axes({ side, drawn }: { readonly side: 'x' | 'y'; readonly drawn: DrawnAxes }) {
  return (
    <>
      {drawn.flatMap((axes, scale) =>
        axes.map(({ svg }, axis) => {
          const name = axisClass(side, axis, scale);
          return <g key={name} class={`lw-axis ${name}`} dangerouslySetInnerHTML={{ __html: svg }} />;
        }),
      )}
    </>
  );
}

interface FrontLinesProps {
  readonly axes: readonly SweepAxis[];
  readonly drawn: DrawnAxes;
  readonly points: readonly SweepPoint[];
}

/** What no point beats in two figures, for every pair of them. */
function FrontLines({ axes, drawn, points }: FrontLinesProps) {
  const minimised = axes.flatMap(({ kind }, place) => (kind === 'parameter' ? [] : [place]));
  const pairs = minimised.flatMap((x) => minimised.filter((y) => y !== x).map((y) => ({ x, y })));
  const scales = scaleNames.flatMap((_, xs) => scaleNames.map((_, ys) => ({ xs, ys })));
  return (
    <>
      {pairs.flatMap(({ x, y }) =>
        scales.map(({ xs, ys }) => {
          const places = points.flatMap(({ totals }, place): FrontPlace[] => {
            const [atX, atY] = [drawn[xs][x].shares[place], drawn[ys][y].shares[place]];
            return totals === null || atX === null || atY === null ? [] : [{ x: atX, y: atY }];
          });
          const classes = `lw-front-line ${pairClass(x, xs, y, ys)}`;
          return <path key={classes} class={classes} d={frontPath(places, drawnAt)} />;
        }),
      )}
    </>
  );
}

function drawnAt({ x, y }: FrontPlace): readonly [number, number] {
  return [marginLeft + x * inner.width, height - marginBottom - y * inner.height];
}

/** Custom properties: the share of each axis on each scale. */
function placesOf(drawn: DrawnAxes, place: number) {
  const entries = drawn.flatMap((axes, scale) =>
    axes.map(({ shares }, axis) => [`--${axis}${scaleKey(scale)}`, Number((shares[place] ?? 0).toFixed(4))] as const),
  );
  return Object.fromEntries(entries);
}

/** Classes of a point that has no place along some axes, as a bound that is not known. */
function gaps(axes: readonly SweepAxis[], place: number): string {
  return axes.flatMap(({ values }, axis) => (values[place] === null ? [`lw-no${axis}`] : [])).join(' ');
}

function pointText(axes: readonly SweepAxis[], point: SweepPoint, place: number): string {
  const figures = axes.filter(({ kind, texts }) => kind !== 'parameter' && texts[place] !== '');
  const texts = figures.map(({ name, texts }) => `${name} ${texts[place]}`);
  return `${pointName(point)}: ${[parametersText(point), ...texts].join(', ')}`;
}

/** Which places points take, and which axes and line are shown, by the buttons that are checked. */
function axisRules(count: number): string[] {
  const all = Array.from({ length: count }, (_, axis) => axis);
  const chosen = (side: 'x' | 'y', axis: number, scale: number) =>
    `.lw-pareto:has(#lw-${side}-${axis}:checked):has(#lw-${side}s-${scale}:checked)`;
  const sides = (['x', 'y'] as const).flatMap((side) =>
    all.flatMap((axis) => [
      ...scaleNames.flatMap((_, scale) => [
        `${chosen(side, axis, scale)} .lw-point{--${side}:var(--${axis}${scaleKey(scale)})}`,
        `${chosen(side, axis, scale)} .${axisClass(side, axis, scale)}{display:inline}`,
      ]),
      `.lw-pareto:has(#lw-${side}-${axis}:checked) .lw-no${axis}{display:none}`,
    ]),
  );
  const lines = all.flatMap((x) =>
    all
      .filter((y) => y !== x)
      .flatMap((y) =>
        scaleNames.flatMap((_, xs) =>
          scaleNames.map(
            (_, ys) =>
              `${chosen('x', x, xs)}:has(#lw-y-${y}:checked):has(#lw-ys-${ys}:checked) .${pairClass(x, xs, y, ys)}{display:inline}`,
          ),
        ),
      ),
  );
  return [...sides, ...lines];
}

function scaleKey(scale: number): string {
  return (['a', 'l'] as const)[scale];
}

function axisClass(side: 'x' | 'y', axis: number, scale: number): string {
  return `lw-${side}${axis}${scaleKey(scale)}`;
}

function pairClass(x: number, xs: number, y: number, ys: number): string {
  return `lw-f${x}${scaleKey(xs)}${y}${scaleKey(ys)}`;
}
