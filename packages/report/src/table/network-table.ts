import type { NetworkLayerJson } from '@loopwright/results';
import { columnsOf, type TableColumn, withDistinctNames } from './table-column.ts';

/** A layer of a network, with or without its mapping. */
export type TableLayer = Omit<NetworkLayerJson, 'mapping'>;

/** The layers of a network as a flat table, one row each, of one run: with a column per dimension, and per component for its energy. */
export function networkTable({ layers }: { readonly layers: readonly TableLayer[] }): TableColumn[] {
  const column = columnsOf(layers);
  const dimensions = [...new Set(layers.flatMap(({ bounds }) => Object.keys(bounds)))];
  const components = [...new Set(layers.flatMap(({ energies }) => Object.keys(energies)))];
  return withDistinctNames([
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
  ]);
}
