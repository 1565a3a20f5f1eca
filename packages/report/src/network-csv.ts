import type { NetworkResultJson } from '@loopwright/results';
import { csvText } from './format/csv.ts';

/** The layers of a network as CSV (RFC 4180), one row each, with a column for the energy of every component; of one run. */
export function networkCsv({ layers }: NetworkResultJson): string {
  const dimensions = [...new Set(layers.flatMap(({ bounds }) => Object.keys(bounds)))];
  const components = [...new Set(layers.flatMap(({ energies }) => Object.keys(energies)))];
  const head = [
    ...[
      'layer',
      'operation',
      'count',
      ...dimensions,
      'computes',
      'cycles',
      'energy_pj',
      'utilization',
      'optimal',
      'bound',
    ],
    ...['objective', ...components.map((name) => `${name}_energy_pj`)],
  ];
  const rows = layers.map(({ name, operation, count, bounds, computes, energies, ...layer }) => [
    ...[name, operation, count, ...dimensions.map((dimension) => bounds[dimension] ?? ''), computes],
    ...[layer.cycles ?? '', layer.energyPj ?? '', layer.utilization ?? '', layer.optimal, layer.bound ?? ''],
    ...[layer.objective, ...components.map((component) => energies[component] ?? '')],
  ]);
  return csvText([head, ...rows]);
}
