import { accesses, networkEnergyPj } from '@loopwright/core';
import type { ValidEvaluationJson } from '@loopwright/results';
import { accessLabel } from '../access-titles.ts';
import type { ComparedFigure, ComparedResult, Comparison, NamedResult, Unit } from './comparison.ts';
import { compareLevelUses } from './level-uses.ts';
import { mergeOrders } from './merge-orders.ts';

/** Puts results side by side: each figure of all, and its ratio against the first. */
export function compareResults(results: readonly NamedResult[]): Comparison {
  const evaluations = results.map(({ evaluation }) => evaluation);
  return {
    results: results.map(comparedResult),
    totals: totals(evaluations),
    energy: align(evaluations.map(energyFigures), 'pJ'),
    accesses: align(evaluations.map(accessFigures), 'words'),
    cycles: align(evaluations.map(cycleFigures), 'cycles'),
    mapping: compareLevelUses(results),
  };
}

function comparedResult({ name, evaluation, search }: NamedResult, index: number): ComparedResult {
  const letter = String.fromCharCode('A'.charCodeAt(0) + (index % 26)) + (index < 26 ? '' : Math.floor(index / 26));
  return { letter, name, limitedBy: limitedBy(evaluation), search };
}

function limitedBy({ compute, levels, cyclesSetBy }: ValidEvaluationJson): string {
  if (cyclesSetBy) return cyclesSetBy.join(', ');
  const most = Math.max(...Object.values(levels).map(({ cycles }) => cycles));
  if (most <= compute.cycles) return 'compute';
  const names = Object.entries(levels).filter(([, { cycles }]) => cycles === most);
  return names.map(([name]) => name).join(', ');
}

function totals(evaluations: readonly ValidEvaluationJson[]): ComparedFigure[] {
  const isPlaceholder = evaluations.some(({ areaIsPlaceholder }) => areaIsPlaceholder);
  const total = (name: string, unit: Unit, pick: (evaluation: ValidEvaluationJson) => number) =>
    figure({ name, part: '', kind: '' }, unit, evaluations.map(pick));
  return [
    total('Cycles', 'cycles', ({ cycles }) => cycles),
    total('Computes', 'computes', ({ compute }) => compute.computes),
    total('Utilization', 'share', ({ utilization }) => utilization),
    total('Energy', 'pJ', ({ energyPj }) => energyPj),
    total('Energy per compute', 'pJ', ({ energyPj, compute }) => energyPj / compute.computes),
    total('EDP', 'pJ cycles', ({ edp }) => edp),
    total(isPlaceholder ? 'Area (placeholder)' : 'Area', 'um2', ({ areaUm2 }) => areaUm2),
  ];
}

type Key = Pick<ComparedFigure, 'name' | 'part' | 'kind'>;
type KeyedFigure = Key & { readonly value: number };

/** Adds up to the total. */
function energyFigures({ levels, compute, networks, energyPj }: ValidEvaluationJson): KeyedFigure[] {
  const figures = outermostFirst(levels).flatMap(([name, { dataspaces, leakageEnergyPj }]) => [
    ...Object.entries(dataspaces).map(([part, tile]) => keyed(name, part, tile.energyPj)),
    ...(leakageEnergyPj > 0 ? [keyed(name, 'leakage', leakageEnergyPj)] : []),
  ]);
  figures.push(keyed(compute.name, 'computes', compute.energyPj));
  const inNetworks = Object.values(networks)
    .flatMap(({ dataspaces }) => Object.values(dataspaces))
    .reduce((sum, tile) => sum + networkEnergyPj(tile), 0);
  if (inNetworks > 0) figures.push(keyed('Networks', '', inNetworks));
  const rest = energyPj - figures.reduce((sum, { value }) => sum + value, 0);
  // Sums of many terms differ in their last digits.
  if (Math.abs(rest) > 1e-9 * energyPj) figures.push(keyed('Plugins', '', rest));
  return figures;
}

function accessFigures({ levels }: ValidEvaluationJson): KeyedFigure[] {
  return outermostFirst(levels).flatMap(([name, { dataspaces }]) =>
    Object.entries(dataspaces).flatMap(([part, tile]) =>
      accesses
        .filter((access) => tile[access.name] > 0)
        .map((access) => ({
          name,
          part,
          kind: accessLabel(access.name),
          value: tile[access.name] * tile.utilizedInstances,
        })),
    ),
  );
}

function cycleFigures({ levels, compute }: ValidEvaluationJson): KeyedFigure[] {
  return [
    ...outermostFirst(levels).map(([name, { cycles }]) => keyed(name, '', cycles)),
    keyed(compute.name, '', compute.cycles),
  ];
}

function outermostFirst<T>(levels: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(levels).reverse();
}

function keyed(name: string, part: string, value: number): KeyedFigure {
  return { name, part, kind: '', value };
}

/** Figures of one name, part and kind become one row. */
function align(lists: readonly (readonly KeyedFigure[])[], unit: Unit): ComparedFigure[] {
  const id = ({ name, part, kind }: Key) => JSON.stringify([name, part, kind]);
  const maps = lists.map((list) => new Map(list.map((one) => [id(one), one])));
  return mergeOrders(maps.map((map) => [...map.keys()])).map((key) => {
    const [name, part, kind] = JSON.parse(key) as [string, string, string];
    return figure(
      { name, part, kind },
      unit,
      maps.map((map) => map.get(key)?.value ?? null),
    );
  });
}

function figure(key: Key, unit: Unit, values: readonly (number | null)[]): ComparedFigure {
  return { ...key, unit, values, ratios: values.map((value) => ratio(value, values[0])) };
}

function ratio(value: number | null, first: number | null): number | null {
  if (value === null || first === null) return null;
  if (value === first) return 1;
  return first === 0 ? null : value / first;
}
