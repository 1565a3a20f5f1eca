import { cpus } from 'node:os';
import type { SweepResultJson } from '@loopwright/results';
import { type DataflowEnergy, dataflowEnergies, each } from './dataflow-energies.ts';

/** Energies of every workload and dataflow by the words of a register file, the least of each column in bold. In Markdown. */
export function dataflowTable(result: SweepResultJson): string {
  const energies = dataflowEnergies(result);
  const sizes = each(energies, 'words');
  const rows = each(energies, 'workload').flatMap((workload) =>
    each(energies, 'dataflow').map((dataflow) => {
      const row = energies.filter((energy) => energy.workload === workload && energy.dataflow === dataflow);
      return `| ${[workload, dataflow, ...row.map(cell)].join(' | ')} |`;
    }),
  );
  const { seconds, done } = result.search;
  const unproven = result.points.filter(({ proven }) => !proven).length;
  const proofs = unproven === 0 ? 'every mapping is proven to be the optimum' : `${unproven} points are not proven`;
  return [
    `| µJ, words of a register file | dataflow | ${sizes.join(' | ')} |`,
    `| --- | --- | ${sizes.map(() => '---:').join(' | ')} |`,
    ...rows,
    '',
    `${done} points, ${proofs}. ${Math.ceil(seconds)} s in one thread of ${cpus()[0]!.model.trim()}, Node ${process.version}.`,
    '',
  ].join('\n');
}

function cell({ energyPj, isBest }: DataflowEnergy): string {
  const text = (energyPj / 1e6).toFixed(1);
  return isBest ? `**${text}**` : text;
}
