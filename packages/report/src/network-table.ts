import type { NetworkLayerJson, NetworkResultJson } from '@loopwright/results';

/** A column of the table of layers. */
export interface NetworkColumn {
  readonly name: string;
  readonly type: 'text' | 'count' | 'figure' | 'flag';
  /** With its unit. */
  readonly meaning: string;
  /** [layer] null where there is no mapping, or no such dimension. */
  readonly values: readonly (string | number | boolean | null)[];
}

/** The layers of a network as a flat table, one row each, of one run: with a column per dimension, and per component for its energy. */
export function networkTable({ layers }: Pick<NetworkResultJson, 'layers'>): NetworkColumn[] {
  const column = (
    name: string,
    type: NetworkColumn['type'],
    meaning: string,
    of: (layer: NetworkLayerJson) => string | number | boolean | null,
  ): NetworkColumn => ({ name, type, meaning, values: layers.map(of) });
  const dimensions = [...new Set(layers.flatMap(({ bounds }) => Object.keys(bounds)))];
  const components = [...new Set(layers.flatMap(({ energies }) => Object.keys(energies)))];
  return [
    column('layer', 'text', 'name of the operation', ({ name }) => name),
    column('operation', 'text', 'its kind', ({ operation }) => operation),
    column('count', 'count', 'runs; all other columns are of one', ({ count }) => count),
    ...dimensions.map((dimension) =>
      column(dimension, 'count', 'bound of this dimension', ({ bounds }) => bounds[dimension] ?? null),
    ),
    column('computes', 'count', 'multiply-accumulates', ({ computes }) => computes),
    column('cycles', 'figure', 'cycles', ({ cycles }) => cycles),
    column('energy_pj', 'figure', 'energy, pJ', ({ energyPj }) => energyPj),
    column('utilization', 'figure', 'computes over cycles times compute units', ({ utilization }) => utilization),
    column(
      'limited_by',
      'text',
      'what asks for the cycles: compute units, a memory, plugins',
      ({ limitedBy }) => limitedBy,
    ),
    column(
      'optimal',
      'flag',
      'whether the mapping is proven to be the optimum of its search',
      ({ optimal }) => optimal,
    ),
    column('bound', 'figure', 'least value of the objective, as far as proven', ({ bound }) => bound),
    column('objective', 'text', 'what the mapping was searched by', ({ objective }) => objective),
    ...components.map((component) =>
      column(
        `${component}_energy_pj`,
        'figure',
        'energy of this component, pJ',
        ({ energies }) => energies[component] ?? null,
      ),
    ),
  ];
}
