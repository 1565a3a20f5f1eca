import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dataflowChart } from './dataflow-chart.ts';
import { dataflowTable } from './dataflow-table.ts';
import { formatTable } from './format-table.ts';
import { docs } from './put-into-docs.ts';
import { runStudy } from './run-study.ts';

test('the study runs as it is, and what it finds is drawn', () => {
  const result = runStudy('dataflow-and-memory', ['--mapper', 'random-pruned', '--evaluations', '300']);
  expect(result.search).toMatchObject({ done: 12, failed: 0, sampler: 'grid' });
  expect(dataflowTable(result)).toMatch(/^\| mean \| output-stationary( \| \S+){4} \|$/m);
  expect(dataflowTable(result)).toContain('12 points are not proven');
  expect(dataflowChart(result)).toContain('weight-stationary');
}, 240_000);

test('the table of formats is what their study finds', () => {
  expect(readFileSync(`${docs}sparse.md`, 'utf8')).toContain(formatTable(runStudy('which-format')));
}, 240_000);
