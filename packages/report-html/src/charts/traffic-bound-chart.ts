import { formatBytes } from '@loopwright/report';
import type { TrafficBoundResultJson } from '@loopwright/results';
import * as Plot from '@observablehq/plot';
import { chartLook, chartWidth, logDomain, xAxis, yAxis } from './axis.ts';

type CurvePoint = TrafficBoundResultJson['curve'][number];

/** One of the two curves. */
export interface TrafficSeries {
  readonly name: string;
  readonly of: 'any' | 'perfect';
  readonly colour: string;
  readonly dashes: string;
}

/** A capacity that is marked: of a memory, or of all of a design. */
export interface CapacityMark {
  readonly name: string;
  readonly bytes: number;
  readonly colour: string;
}

/** Marks that are nearer to each other share a name, pixels. */
const nearest = 14;

/** Least traffic by capacity, both in bytes and on logarithmic scales, with what is compulsory, and the capacities of a design. */
export function trafficBoundChart(
  { curve, compulsory }: Pick<TrafficBoundResultJson, 'curve' | 'compulsory'>,
  series: readonly TrafficSeries[],
  marks: readonly CapacityMark[],
  document: Document,
) {
  const capacities = [...curve.map(({ capacityBytes }) => capacityBytes), ...marks.map(({ bytes }) => bytes)];
  const traffics = curve.flatMap(({ any, perfect }) => [any, perfect].flatMap((traffic) => traffic?.bytes ?? []));
  const [x, y] = [logDomain(capacities), logDomain([compulsory.bytes, ...traffics])];
  return Plot.plot({
    ...chartLook,
    document,
    marginLeft,
    marginRight,
    height: 340,
    x: { ...xAxis('On chip'), type: 'log', base: 2, domain: x, ticks: powersOfTwo(x, 5), tickFormat: formatBytes },
    y: {
      ...yAxis('To the outermost memory'),
      type: 'log',
      base: 2,
      domain: y,
      ticks: powersOfTwo(y, 7),
      tickFormat: formatBytes,
      grid: true,
    },
    marks: [
      Plot.ruleY([compulsory.bytes], { stroke: 'currentColor', strokeDasharray: '2 3' }),
      Plot.text([compulsory.bytes], {
        ...{ x: x[0], y: compulsory.bytes, text: () => 'compulsory', textAnchor: 'start', dx: 4, dy: 9 },
      }),
      Plot.ruleX(marks, { x: 'bytes', stroke: 'colour', strokeWidth: 1.5, title: markText }),
      series.map(({ name, of, colour, dashes }) => {
        const points = curve.filter((point) => point[of] !== null);
        const place = { x: 'capacityBytes', y: (point: CurvePoint) => point[of]!.bytes };
        return [
          Plot.line(points, { ...place, stroke: colour, strokeWidth: 2, strokeDasharray: dashes }),
          Plot.dot(points, {
            ...place,
            fill: colour,
            r: 3.5,
            title: (point: CurvePoint) => pointText(name, of, point),
          }),
        ];
      }),
      Plot.text(namesOf(marks, x), {
        ...{ x: 'bytes', text: 'name', fill: 'colour', stroke: 'var(--lw-page)', strokeWidth: 3 },
        ...{ frameAnchor: 'top', rotate: -90, textAnchor: 'end', lineAnchor: 'bottom', dx: -5, dy: 4 },
      }),
    ],
  });
}

const [marginLeft, marginRight] = [64, 20];

/** The names of marks, each beside its line; one for all that stand too near each other. */
function namesOf(marks: readonly CapacityMark[], [least, most]: readonly [number, number]): CapacityMark[] {
  const pixels = (chartWidth - marginLeft - marginRight) / Math.log(most / least);
  const names: CapacityMark[] = [];
  for (const mark of [...marks].sort((a, b) => a.bytes - b.bytes)) {
    const last = names.at(-1);
    const isNear = last !== undefined && Math.log(mark.bytes / last.bytes) * pixels < nearest;
    if (isNear) names[names.length - 1] = { ...last, name: `${last.name}, ${mark.name}`, colour: mark.colour };
    else names.push(mark);
  }
  return names;
}

function pointText(name: string, of: 'any' | 'perfect', point: CurvePoint): string {
  return `${name}, ${formatBytes(point.capacityBytes)} on chip: ${formatBytes(point[of]!.bytes)}`;
}

function markText({ name, bytes }: CapacityMark): string {
  return `${name}: ${formatBytes(bytes)}`;
}

/** Some that lie in a domain, so many at the most. */
function powersOfTwo([least, most]: readonly [number, number], count: number): number[] {
  const [first, last] = [Math.ceil(Math.log2(least)), Math.floor(Math.log2(most))];
  const step = Math.max(1, Math.ceil((last - first + 1) / count));
  const powers = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return powers.filter((power) => power % step === 0).map((power) => 2 ** power);
}
