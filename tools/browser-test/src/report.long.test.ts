import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatEnergy } from '@loopwright/report';
import type { EvaluationJson } from '@loopwright/results';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { all, arrayFolder, runIn, search } from '../../../packages/cli/fixtures/run-in.ts';
import { describeInBrowser } from './in-browser.ts';
import { widthFaults } from './width-faults.ts';

/** The marks of a chart by their titles, with the lengths of bars as the browser draws them. */
async function bars(page: Page, chart: string): Promise<{ title: string; length: number }[]> {
  const marks = page.getByRole('img', { name: chart }).locator('rect:has(title)');
  return marks.evaluateAll((elements) =>
    elements.map((element) => ({
      title: element.querySelector('title')!.textContent!,
      length: element.getBoundingClientRect().width,
    })),
  );
}

describeInBrowser('the report', (open) => {
  const folder = arrayFolder();
  const address = (file: string) => pathToFileURL(join(folder, file)).href;
  const [report, searchReport] = [address('mapping.html'), address('search.html')];
  let evaluation: EvaluationJson;
  beforeAll(async () => {
    const { stdout } = await runIn(folder, ['evaluate', ...all, '--json', '--report', 'mapping.html']);
    evaluation = JSON.parse(stdout);
    await runIn(folder, ['map', ...search, '--evaluations', '2000', '--report', 'search.html']);
  });

  test('opens without a word in the console, and asks for nothing', async () => {
    const { page, complaints } = await open(report);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    expect(complaints).toEqual([]);
    expect(asked).toEqual([report]);
    expect(await page.title()).not.toBe('');
    expect(await page.evaluate(() => document.scripts.length)).toBe(0);
  });

  test('draws energy by level and tensor to scale', async () => {
    if (!evaluation.valid) throw new Error('the mapping of the fixtures fits');
    const { page } = await open(report);
    const { levels, compute, energyPj } = evaluation;
    const parts = [
      ...['DRAM', 'Buffer'].flatMap((name) => Object.values(levels[name].dataspaces).map((tile) => tile.energyPj)),
      compute.energyPj,
    ];
    const drawn = await bars(page, 'Energy by level and tensor');
    expect(drawn).toHaveLength(parts.length);
    const whole = drawn.reduce((sum, { length }) => sum + length, 0);
    drawn.forEach(({ title, length }, index) => {
      expect(title).toContain(formatEnergy(parts[index]));
      // Bars that touch are set apart by a line.
      expect(Math.abs(length / whole - parts[index] / energyPj)).toBeLessThan(0.02);
    });
  });

  test('has the figures of every chart in a table behind it', async () => {
    const { page, complaints } = await open(searchReport);
    const charts = page.locator('figure');
    expect(await charts.count()).toBeGreaterThanOrEqual(6);
    for (const chart of await charts.all()) {
      expect(await chart.locator('svg').count()).toBeGreaterThan(0);
      await chart.locator('summary').click();
      expect(await chart.locator('tbody tr').count()).toBeGreaterThan(0);
    }
    expect(complaints).toEqual([]);
  });

  test('is as wide as the window, or narrower', async () => {
    const { page } = await open(searchReport);
    expect(await widthFaults(page)).toEqual([]);
  });

  test('shows the mapping of a point of its front', async () => {
    const { stdout } = await runIn(folder, [
      ...['map', ...search, '--evaluations', '2000', '--objective', 'pareto'],
      ...['--report', 'front.html', '--json'],
    ]);
    const { front } = JSON.parse(stdout);
    const { page } = await open(address('front.html'));
    const shown = page.locator('.lw-point-mapping pre').locator('visible=true');
    expect(await shown.count()).toBe(0);
    const points = page.getByRole('group', { name: 'Pareto front' }).locator('a');
    await points.and(page.locator(`[href="#front-${front.length - 1}"]`)).press('Enter');
    writeFileSync(join(folder, 'point.yaml'), (await shown.textContent())!);
    const { stdout: evaluated } = await runIn(folder, ['evaluate', ...search, 'point.yaml', '--json']);
    expect(JSON.parse(evaluated)).toMatchObject({ energyPj: front.at(-1).energyPj, cycles: front.at(-1).cycles });
  });

  test('follows the colours of the system', async () => {
    const background = async (colorScheme: 'light' | 'dark') => {
      const { page } = await open(report, { colorScheme });
      return page.evaluate(() => getComputedStyle(document.querySelector('.lw-report')!).backgroundColor);
    };
    expect(await background('light')).not.toBe(await background('dark'));
  });

  test('of a comparison opens without a word in the console, on any width', async () => {
    for (const mapper of ['random', 'annealing']) {
      const { stdout } = await runIn(folder, ['map', ...search, '-m', mapper, '-n', '500', '--json']);
      writeFileSync(join(folder, `${mapper}.json`), stdout);
    }
    await runIn(folder, ['compare', 'random.json', 'annealing.json', '--report', 'compare.html']);
    const { page, complaints } = await open(address('compare.html'));
    expect(await page.locator('figure svg').count()).toBeGreaterThan(0);
    expect(await widthFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('is one file', () => {
    expect(readFileSync(join(folder, 'search.html'), 'utf8')).not.toMatch(/<(script|link|iframe)\b|\bsrc=/);
  });
});
