import { accesses, networkEnergyPj } from '@loopwright/core';
import type { ValidEvaluationJson } from '@loopwright/results';
import { accessLabel } from '../access-titles.ts';
import { comparedFigure } from './compared-figure.ts';
import type { ComparedFigure, ComparedResult, Comparison, NamedResult, Unit } from './comparison.ts';
import { letterOf } from './letter.ts';
import { type LevelRows, levelRows } from './level-rows.ts';
import { compareLevelUses } from './level-uses.ts';
import { mergeOrders } from './merge-orders.ts';

/** Puts results side by side: each figure of all, and its ratio against the first. */
export function compareResults(results: readonly NamedResult[]): Comparison {
  const evaluations = results.map(({ evaluation }) => evaluation);
  const rows = levelRows(evaluations);
  const aligned = (figures: (evaluation: ValidEvaluationJson) => KeyedFigure[], unit: Unit, join: Join) => {
    const lists = evaluations.map((evaluation) => inRows(figures(evaluation), evaluation, rows, join));
    return align(lists, unit, rows);
  };
  return {
    results: results.map(comparedResult),
    alignedBy: rows.alignedBy,
    totals: totals(evaluations),
    energy: aligned(energyFigures, 'pJ', sum),
    accesses: aligned(accessFigures, 'words', sum),
    cycles: aligned(cycleFigures, 'cycles', Math.max),
    levels: compareLevelUses(results, rows),
  };
}

function comparedResult({ name, evaluation, search }: NamedResult, index: number): ComparedResult {
  return { letter: letterOf(index), name, limitedBy: limitedBy(evaluation), search };
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
    comparedFigure({ name, part: '', kind: '' }, unit, evaluations.map(pick));
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
/** Of a level, of `networks`, or of `plugins`. */
type KeyedFigure = Key & { readonly value: number };
/** What levels of one row come to together. */
type Join = (a: number, b: number) => number;

/** No levels: rows of their own, below those of levels. */
const others = { networks: 'Networks', plugins: 'Plugins' } as const;

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
  if (inNetworks > 0) figures.push(keyed(others.networks, '', inNetworks));
  const rest = energyPj - figures.reduce((sum, { value }) => sum + value, 0);
  // Sums of many terms differ in their last digits.
  if (Math.abs(rest) > 1e-9 * energyPj) figures.push(keyed(others.plugins, '', rest));
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

/** Figures of all levels of a row, part and kind become one. */
function inRows(
  figures: readonly KeyedFigure[],
  evaluation: ValidEvaluationJson,
  { rowOf }: LevelRows,
  join: Join,
): Map<string, KeyedFigure> {
  const byKey = new Map<string, KeyedFigure>();
  for (const figure of figures) {
    const isLevel = figure.name !== others.networks && figure.name !== others.plugins;
    const one = isLevel ? { ...figure, name: rowOf(evaluation, figure.name) } : figure;
    const key = JSON.stringify([one.name, one.part, one.kind]);
    const known = byKey.get(key);
    byKey.set(key, known ? { ...one, value: join(known.value, one.value) } : one);
  }
  return byKey;
}

function align(maps: readonly ReadonlyMap<string, KeyedFigure>[], unit: Unit, { names }: LevelRows): ComparedFigure[] {
  const figures = mergeOrders(maps.map((map) => [...map.keys()])).map((key) => {
    const [name, part, kind] = JSON.parse(key) as [string, string, string];
    return comparedFigure(
      { name, part, kind },
      unit,
      maps.map((map) => map.get(key)?.value ?? null),
    );
  });
  const place = ({ name }: Key) => (names.includes(name) ? names.indexOf(name) : names.length);
  return figures.sort((a, b) => place(a) - place(b));
}

function sum(a: number, b: number): number {
  return a + b;
}
