import { expect, test } from 'vitest';
import { dataflowChart } from './dataflow-chart.ts';
import { dataflowTable } from './dataflow-table.ts';
import { runStudy } from './run-study.ts';

test('the study runs as it is, and what it finds is drawn', () => {
  const result = runStudy('dataflow-and-memory', ['--mapper', 'random-pruned', '--evaluations', '300']);
  expect(result.search).toMatchObject({ done: 12, failed: 0, sampler: 'grid' });
  expect(dataflowTable(result)).toMatch(/^\| mean \| output-stationary( \| \S+){4} \|$/m);
  expect(dataflowTable(result)).toContain('12 points are not proven');
  expect(dataflowChart(result)).toContain('weight-stationary');
}, 240_000);
