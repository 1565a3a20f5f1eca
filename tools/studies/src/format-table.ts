import type { SweepResultJson } from '@loopwright/results';
import { type FormatEnergy, formatEnergies } from './format-energies.ts';

/** Energies by density: of the formats where zeros are skipped, the least of each column in bold, and of one format saved in other ways. In Markdown. */
export function formatTable(result: SweepResultJson): string {
  const energies = formatEnergies(result);
  const densities = [...new Set(energies.map(({ density }) => density))];
  const rowOf = (format: string, saving: string) =>
    energies.filter((each) => each.format === format && each.saving === saving);
  const formats = [...new Set(energies.map(({ format }) => format))];
  const savings = [...new Set(energies.map(({ saving }) => saving))].filter((saving) => saving !== 'skipping');
  return [
    `| µJ, density | zeros | ${densities.join(' | ')} |`,
    `| --- | --- | ${densities.map(() => '---:').join(' | ')} |`,
    ...formats.map((format) => row(format, 'skipping', rowOf(format, 'skipping').map(bold))),
    ...savings.map((saving) => row('B', saving, rowOf('B', saving).map(plain))),
    '',
  ].join('\n');
}

function row(format: string, saving: string, cells: readonly string[]): string {
  return `| ${[format, saving, ...cells].join(' | ')} |`;
}

function plain({ energyPj }: FormatEnergy): string {
  return (energyPj / 1e6).toFixed(2);
}

function bold(energy: FormatEnergy): string {
  return energy.isBest ? `**${plain(energy)}**` : plain(energy);
}
