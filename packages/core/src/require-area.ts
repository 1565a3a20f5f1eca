import type { Costs } from '@loopwright/model';
import type { Architecture } from '@loopwright/spec';
import { componentAreas, designAreaUm2 } from './design-area.ts';

/**
 * Throws a RangeError that names the largest components where all instances of a design take more area than is allowed. Areas are
 * in mm^2 where the one that is allowed is a hundredth of it or more, as in reports.
 */
export function requireArea(architecture: Architecture, costs: Costs, mostUm2: number): void {
  const { name } = architecture;
  const areas = [...componentAreas(architecture, costs)];
  const totalUm2 = designAreaUm2(architecture, costs);
  if (totalUm2 <= mostUm2) return;
  const largest = areas.sort((a, b) => b.areaUm2 - a.areaUm2).slice(0, 3);
  const parts = largest.map((each) => `${each.name} ${Math.round((100 * each.areaUm2) / totalUm2)} %`).join(', ');
  const [perUnit, unit] = mostUm2 >= 1e4 ? [1e6, 'mm^2'] : [1, 'um^2'];
  const shown = (areaUm2: number) => `${Number((areaUm2 / perUnit).toPrecision(4))} ${unit}`;
  throw new RangeError(
    `${name} takes ${shown(totalUm2)}, and no more than ${shown(mostUm2)} are allowed: largest are ${parts}`,
  );
}
