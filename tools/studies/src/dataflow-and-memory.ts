// Sweeps configs/studies/dataflow-and-memory, and prints as a table in Markdown which dataflow needs least energy with which memory:
//   tsx --conditions=@loopwright/source tools/studies/src/dataflow-and-memory.ts [--write]
// --write puts the table into docs/sweep.md and draws docs/images/dataflow-and-memory.svg. Nothing is stored: every search runs.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dataflowChart } from './dataflow-chart.ts';
import { dataflowTable } from './dataflow-table.ts';
import { docs, putIntoDocs } from './put-into-docs.ts';
import { runStudy } from './run-study.ts';

const { write } = parseArgs({ options: { write: { type: 'boolean', default: false } } }).values;
const result = runStudy('dataflow-and-memory');
const table = dataflowTable(result);
process.stdout.write(table);
if (write) {
  putIntoDocs('dataflow-and-memory', table);
  writeFileSync(`${docs}images/dataflow-and-memory.svg`, dataflowChart(result));
}
