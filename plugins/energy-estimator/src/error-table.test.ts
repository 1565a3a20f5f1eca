import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CostEntry, Specification } from '@loopwright/core';
import { PluginManager, prepareDesign } from '@loopwright/core/engine';
import { expect, test } from 'vitest';
import { designNames, loadDesign } from '../test/designs.ts';
import { type FigureGroup, figureGroups } from '../test/published-figures.ts';
import { energyEstimator } from './index.ts';

const readme = fileURLToPath(new URL('../README.md', import.meta.url));

/** `vitest -u` writes the tables again. */
test('the tables of the README are what the estimator gives', async () => {
  const designs = await Promise.all(designNames.map(designRows));
  const errors = table(['design', 'component', 'node', 'figure', 'estimate', 'published', 'ratio'], designs.flat());
  const groups = figureGroups.map(groupText).join('\n\n');
  const summary = table(['figures of', 'count', 'median off by', 'worst off by'], figureGroups.map(summaryRow));
  const text = replaced(
    replaced(replaced(readFileSync(readme, 'utf8'), 'designs', errors), 'published', groups),
    'summary',
    summary,
  );
  await expect(text).toMatchFileSnapshot(readme);
});

test('memories are within 1.3 of CACTI in the median and 2 at worst, MACs and units of Accelergy are its own', () => {
  const [accelforge, leakage, cacti, macs, aladdin, , tpu] = figureGroups.map(({ figures }) => factorsOf(figures));
  const median = (factors: readonly number[]) => factors[Math.floor(factors.length / 2)];
  for (const memories of [accelforge, cacti]) {
    expect(median(memories)).toBeLessThan(1.3);
    expect(memories.at(-1)).toBeLessThan(2);
  }
  expect(median(leakage)).toBeLessThan(1.31);
  expect(median(tpu)).toBeLessThan(1.2);
  expect(macs.at(-1)).toBeLessThan(1.2);
  expect(aladdin.at(-1)).toBeLessThan(1.001);
});

async function designRows(name: string): Promise<string[][]> {
  const specification = loadDesign(name);
  const plugins = new PluginManager();
  await plugins.use(energyEstimator());
  const entries = (await prepareDesign(plugins, specification).costLedger()).settle();
  return entries.flatMap((entry) => componentRows(name, specification, entry));
}

function componentRows(design: string, { energyTables, areaTables }: Specification, entry: CostEntry): string[][] {
  const { component, actions } = { ...entry.asked, actions: [...entry.asked.actions, 'leak'] };
  const energies = energyTables.find((table) => table.component === component.name)!.energyPj;
  const area = areaTables.find((table) => table.component === component.name)!.areaUm2;
  const head = [design, component.name, String(component.attributes.technology)];
  const rows = actions.map((action) => [
    ...head,
    `${action}, pJ`,
    ...compared(entry.claim.energyPj[action], energies[action]),
  ]);
  return [...rows, [...head, 'area, um^2', ...compared(entry.claim.areaUm2, area)]];
}

function groupText({ title, figures }: FigureGroup): string {
  const rows = figures.map(({ what, published, estimated }) => [what, ...compared(estimated, published)]);
  return `${title}:\n\n${table(['figure', 'estimate', 'published', 'ratio'], rows)}`;
}

function summaryRow({ title, figures }: FigureGroup): string[] {
  const factors = factorsOf(figures);
  const [median, worst] = [factors[Math.floor(factors.length / 2)], factors.at(-1)!];
  return [title, String(figures.length), median.toFixed(2), worst.toFixed(2)];
}

/** How many times too high or too low, the best first. */
function factorsOf(figures: FigureGroup['figures']): number[] {
  const factors = figures.map(({ published, estimated }) => Math.max(estimated / published, published / estimated));
  return factors.sort((a, b) => a - b);
}

function compared(estimate: number, published: number): string[] {
  const ratio = published === 0 ? (estimate === 0 ? '1.00' : '-') : (estimate / published).toFixed(2);
  return [Number(estimate.toPrecision(3)).toString(), Number(published.toPrecision(3)).toString(), ratio];
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  return [titles, titles.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function replaced(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}: written by error-table.test.ts -->`, `<!-- end of ${name} -->`];
  expect(text).toContain(begin);
  return `${text.slice(0, text.indexOf(begin) + begin.length)}\n${content}\n${text.slice(text.indexOf(end))}`;
}
