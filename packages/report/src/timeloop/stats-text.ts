import { timeloopName, type ValidResult } from '../valid-result.ts';
import { intensityStats } from './intensity-stats.ts';
import { computeEnergy, computeStats, levelEnergy, levelStats } from './level-stats.ts';
import { networkEnergy, networkName, networkStats } from './network-stats.ts';
import { fixed, percent, ratio, scientific, sum } from './numbers.ts';
import { totalOperations } from './operations.ts';

/** `timeloop-mapper.stats.txt`: levels, networks, intensity and summary. Levels and networks that do nothing are left out. */
export function statsText(result: ValidResult): string {
  const { architecture } = result.specification;
  const levels = architecture.levels.flatMap((_, level) => {
    const lines = levelStats(result, level);
    return lines.length > 0 ? [`Level ${level + 1}`, '-------', ...lines] : [];
  });
  const networks = busyNetworks(result).flatMap((level, index) => [
    `Network ${index}`,
    '---------',
    ...networkStats(result, level),
  ]);
  const lines = [
    ...['Buffer and Arithmetic Levels', '----------------------------'],
    ...['Level 0', '-------', ...computeStats(result), ...levels],
    ...['Networks', '--------', ...networks, ''],
    ...intensityStats(result),
    ...['', '', 'Summary Stats', '-------------', ...summary(result)],
    ...['', `Computes = ${result.evaluation.compute.computes}`, 'fJ/Compute', ...energies(result)],
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function summary(result: ValidResult): string[] {
  const { cycles, utilization, energyPj, edp, areaUm2 } = result.evaluation;
  return [
    `GFLOPs (@1GHz): ${ratio(totalOperations(result), cycles)}`,
    `Utilization: ${percent(utilization)}`,
    `Cycles: ${cycles}`,
    `Energy: ${fixed(energyPj / 1e6)} uJ`,
    `EDP(J*cycle): ${scientific(edp / 1e12)}`,
    `Area: ${fixed(areaUm2 / 1e6)} mm^2`,
  ];
}

/** Of every level and network that costs energy, and of all, per compute. */
function energies(result: ValidResult): string[] {
  const { specification, evaluation } = result;
  const { levels, compute } = specification.architecture;
  const memories = levels.map((level, index): [string, number] => [timeloopName(level), levelEnergy(result, index)]);
  const networks = byName(result).map((level): [string, number] => [
    networkName(result, level),
    networkEnergy(result, level),
  ]);
  const all: [string, number][] = [[compute.name, computeEnergy(result)], ...memories, ...networks];
  // What plugins add is in the total alone, and a script that adds up the lines should find it.
  const rest = evaluation.energyPj - sum(all.map(([, energy]) => energy));
  const others: [string, number][] = Math.abs(rest) > 1e-9 * evaluation.energyPj ? [['plugins', rest]] : [];
  const width = Math.max(...all.map(([name]) => name.length)) + 1;
  const perCompute = (energyPj: number) => fixed((energyPj * 1000) / evaluation.compute.computes);
  return [...all.filter(([, energy]) => energy !== 0), ...others, ['Total', evaluation.energyPj] as const].map(
    ([name, energy]) => `    ${name.padEnd(width)}= ${perCompute(energy)}`,
  );
}

function busyNetworks(result: ValidResult): number[] {
  return byName(result).filter((level) => networkEnergy(result, level) !== 0);
}

/** Levels in the order of the names of the networks below them, Timeloop's order. */
function byName(result: ValidResult): number[] {
  const levels = result.evaluation.networks.map((_, level) => level);
  return levels.sort((a, b) => (networkName(result, a) < networkName(result, b) ? -1 : 1));
}
