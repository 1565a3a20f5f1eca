import { formatArea, formatCount, formatEnergy } from '@loopwright/report';
import * as Plot from '@observablehq/plot';
import type { FrontView } from '../view/search-view.ts';
import { chartLook, siAxis, spread, xAxis, yAxis } from './axis.ts';

type FrontFigures = Omit<FrontView, 'mapping'>;

/**
 * Energy against cycles of the mappings that none beats; the larger a dot, the larger the area in use. Each leads to `#front-` and
 * its place.
 */
export function frontChart(front: readonly FrontFigures[], document: Document) {
  const greatest = (pick: (point: FrontFigures) => number) => Math.max(...front.map(pick));
  const energy = siAxis(greatest(({ energyPj }) => energyPj) * 1e-12, 'J');
  const cycles = siAxis(
    greatest((point) => point.cycles),
    '',
  );
  const x = (point: FrontFigures) => point.cycles * cycles.factor;
  const y = ({ energyPj }: FrontFigures) => energyPj * 1e-12 * energy.factor;
  return Plot.plot({
    ...chartLook,
    document,
    marginLeft: 60,
    marginRight: 24,
    height: 320,
    x: { ...xAxis(cycles.unit === '' ? 'Cycles' : `Cycles (${cycles.unit})`), ...spread(front.map(x)) },
    y: { ...yAxis(`Energy (${energy.unit})`), grid: true, ...spread(front.map(y)) },
    r: { range: [2.5, 9] },
    marks: [
      Plot.line(fastestSoFar(front), { x, y, stroke: 'var(--lw-faint)', curve: 'step-after' }),
      Plot.dot(front, {
        x,
        y,
        r: 'areaUseUm2',
        stroke: 'var(--lw-series-0)',
        strokeWidth: 1.75,
        href: (_: FrontFigures, index: number) => `#front-${index}`,
        pointerEvents: 'all',
        title: (point: FrontFigures) =>
          `${formatEnergy(point.energyPj)}, ${formatCount(point.cycles)} cycles, ${formatArea(point.areaUseUm2)} in use`,
      }),
    ],
  });
}

/** Those that none beats in energy and cycles alone, the fastest first. */
function fastestSoFar(front: readonly FrontFigures[]): FrontFigures[] {
  let least = Infinity;
  return [...front]
    .sort((a, b) => a.cycles - b.cycles || a.energyPj - b.energyPj)
    .filter(({ energyPj }) => {
      if (energyPj >= least) return false;
      least = energyPj;
      return true;
    });
}
