import type { Costs } from '@loopwright/model';
import type { Architecture } from '@loopwright/spec';

/** What all instances of each component take; the compute units last. */
export function componentAreas(
  { levels, compute }: Pick<Architecture, 'levels' | 'compute'>,
  costs: Costs,
): readonly { readonly name: string; readonly areaUm2: number }[] {
  return [...levels, compute].map(({ name, instances }, index) => ({
    name,
    areaUm2: instances * (costs.levels[index] ?? costs.compute).areaUm2,
  }));
}

/** What all instances of a design take together. */
export function designAreaUm2(architecture: Pick<Architecture, 'levels' | 'compute'>, costs: Costs): number {
  return componentAreas(architecture, costs).reduce((sum, { areaUm2 }) => sum + areaUm2, 0);
}
