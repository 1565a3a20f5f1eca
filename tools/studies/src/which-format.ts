// Sweeps configs/studies/which-format, and prints as a table in Markdown which format of a sparse matrix takes least energy at which density:
//   tsx --conditions=@loopwright/source tools/studies/src/which-format.ts [--write]
// --write puts the table into docs/sparse.md and draws docs/images/which-format.svg. Nothing is stored: every search runs.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatChart } from './format-chart.ts';
import { formatTable } from './format-table.ts';
import { docs, putIntoDocs } from './put-into-docs.ts';
import { runStudy } from './run-study.ts';

const { write } = parseArgs({ options: { write: { type: 'boolean', default: false } } }).values;
const result = runStudy('which-format');
const table = formatTable(result);
process.stdout.write(table);
if (write) {
  putIntoDocs('which-format', table, 'sparse.md');
  writeFileSync(`${docs}images/which-format.svg`, formatChart(result));
}
