import { accesses, type LevelEvaluation, networkEnergyPj, type ValidEvaluation } from '@loopwright/core';
import { accessTitle } from './access-titles.ts';
import { formatCount, formatEnergy, formatPercent } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';

/** A table of every level and tensor, outermost first: accesses per instance, energy in all. */
export function formatLevels(evaluation: ValidEvaluation, layout: TextLayout): string[] {
  const columns: readonly Column[] = [
    { title: 'Level', align: 'left', paint: layout.paint.name },
    { title: 'Tensor', align: 'left' },
    { title: 'Instances', align: 'right', rank: 4 },
    { title: 'Tile', align: 'right', rank: 3 },
    ...accesses.map(({ name }): Column => ({ title: accessTitle(name), align: 'right', rank: 1 })),
    { title: 'Energy', align: 'right', paint: layout.paint.strong },
    { title: 'Share', align: 'right', rank: 2 },
  ];
  const energy = (energyPj: number) => [formatEnergy(energyPj), formatPercent(energyPj / evaluation.energyPj)];
  const levels = evaluation.levels.filter((level) => level !== null).reverse();
  const rows = [
    ...levels.flatMap((level) => levelRows(level, energy)),
    ...computeRows(evaluation, energy),
    ...otherRows(evaluation, energy),
    ['Total', '', '', '', ...noAccesses, ...energy(evaluation.energyPj)],
  ];
  return formatTable(columns, rows, layout);
}

/** Empty cells under the titles of the accesses. */
const noAccesses = accesses.map(() => '');

type EnergyCells = (energyPj: number) => string[];

function levelRows({ name, instances, leakageEnergyPj, dataspaces }: LevelEvaluation, energy: EnergyCells): string[][] {
  const tiles = dataspaces.filter((tile) => tile !== null);
  const rows = tiles.map((tile) => [
    tile.name,
    `${formatCount(tile.utilizedInstances)} / ${formatCount(instances)}`,
    formatCount(tile.utilizedCapacity),
    ...accesses.map(({ name }) => formatCount(tile[name])),
    ...energy(tile.energyPj),
  ]);
  if (leakageEnergyPj > 0) rows.push(['leakage', '', '', ...noAccesses, ...energy(leakageEnergyPj)]);
  if (rows.length === 0) rows.push(['nothing', '', '', ...noAccesses, ...energy(0)]);
  return rows.map((row, index) => [index === 0 ? name : '', ...row]);
}

function computeRows({ compute }: ValidEvaluation, energy: EnergyCells): string[][] {
  const { name, utilizedInstances, instances, energyPj } = compute;
  const used = `${formatCount(utilizedInstances)} / ${formatCount(instances)}`;
  return [[name, 'computes', used, '', ...noAccesses, ...energy(energyPj)]];
}

/** What is in the total and in no other row: networks, and what plugins add. */
function otherRows(evaluation: ValidEvaluation, energy: EnergyCells): string[][] {
  const { energyPj, compute, levels, networks } = evaluation;
  const inNetworks = networks
    .flatMap(({ dataspaces }) => dataspaces)
    .reduce((sum, tile) => sum + networkEnergyPj(tile), 0);
  const inLevels = levels
    .filter((level) => level !== null)
    .reduce((sum, { leakageEnergyPj, dataspaces }) => {
      return dataspaces.reduce((all, tile) => all + (tile?.energyPj ?? 0), sum + leakageEnergyPj);
    }, 0);
  const rest = energyPj - compute.energyPj - inLevels - inNetworks;
  const row = (name: string, pj: number) => [name, '', '', '', ...noAccesses, ...energy(pj)];
  return [
    ...(inNetworks > 0 ? [row('Networks', inNetworks)] : []),
    // Sums of many terms differ in their last digits.
    ...(Math.abs(rest) > 1e-9 * energyPj ? [row('Others', rest)] : []),
  ];
}
