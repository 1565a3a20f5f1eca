import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderSweep } from '@loopwright/report-html/render';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sampleStudy } from '../../../packages/report-html/test/sample-study.ts';
import { rerun } from '../../../packages/report-html/test/self-contained.ts';
import { describeInBrowser } from './in-browser.ts';

describeInBrowser('the report of a study', (open) => {
  const file = join(mkdtempSync(join(tmpdir(), 'loopwright-study-')), 'study.html');
  writeFileSync(file, renderSweep({ result: sampleStudy, rerun }));
  const address = pathToFileURL(file).href;
  const still = { reducedMotion: 'reduce' } as const;
  const mark = (page: Page, point: number) => page.locator(`.lw-pareto a[href="#point-${point}"]`);
  const row = (page: Page, point: number) => page.locator('.lw-tall tbody tr').nth(point);
  const choose = (page: Page, group: string, option: string) =>
    page.getByRole('group', { name: group, exact: true }).getByLabel(option, { exact: true }).locator('..').click();

  test('opens without a word in the console, asks for nothing and holds no script', async () => {
    const { page, complaints } = await open(address);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    expect({ complaints, asked }).toEqual({ complaints: [], asked: [address] });
    expect(await page.evaluate(() => document.scripts.length)).toBe(0);
  });

  test('draws points along the axes that are chosen, with their labels', async () => {
    const { page } = await open(address, still);
    const x = async (point: number) => (await mark(page, point).boundingBox())!.x;
    // Cycles fall with the array, which grows from the first point to the third.
    expect(await x(0)).toBeGreaterThan(await x(1));
    await choose(page, 'Along x', 'PE.meshX');
    expect(await x(0)).toBeLessThan(await x(1));
    await choose(page, 'Scale of x', 'log');
    const logarithmic = (await x(2)) - (await x(1)) - ((await x(1)) - (await x(0)));
    expect(Math.abs(logarithmic)).toBeLessThan(2);
    await choose(page, 'Scale of x', 'linear');
    expect(((await x(2)) - (await x(1))) / ((await x(1)) - (await x(0)))).toBeCloseTo(2, 1);
    await expect.poll(() => page.locator('.lw-pareto .lw-axis:visible').allTextContents()).toHaveLength(2);
    expect(await page.locator('.lw-pareto .lw-axis:visible').allTextContents()).toEqual([
      expect.stringContaining('PE.meshX'),
      expect.stringContaining('energy (nJ)'),
    ]);
  });

  test('hides in charts and table what the filter leaves out, and shows it again', async () => {
    const { page } = await open(address, still);
    const visible = () =>
      page.locator('.lw-tall tbody tr:visible, .lw-pareto a:visible, .lw-parallel a:visible').count();
    const all = await visible();
    await choose(page, 'dataflow', 'weight');
    expect(await mark(page, 6).isVisible()).toBe(false);
    expect(await row(page, 6).isVisible()).toBe(false);
    expect(await visible()).toBe(3 * 6);
    await choose(page, 'energy, of the best', '≤ 1.05×');
    expect(await visible()).toBe(3 * 3);
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await visible()).toBe(all);
  });

  test('sorts by the head of a column', async () => {
    const { page } = await open(address);
    await page.locator('.lw-tall thead').getByText('cycles').click();
    const top = async (point: number) => (await row(page, point).boundingBox())!.y;
    expect(await top(2)).toBeLessThan(await top(1));
    expect(await top(1)).toBeLessThan(await top(0));
  });

  test('leads from a point to its page and back, by mouse and by keyboard', async () => {
    const { page } = await open(address, still);
    await mark(page, 4).click();
    expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['Point #4']);
    await page.getByRole('link', { name: 'All points' }).click();
    expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['Study buffers and arrays']);
    const along = page.getByRole('group', { name: 'Along x', exact: true });
    await along.getByLabel('cycles').focus();
    await page.keyboard.press('ArrowRight');
    expect(await along.getByLabel('area').isChecked()).toBe(true);
    await mark(page, 0).focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['Point #0']);
  });

  test('is as wide as the window, or narrower', async () => {
    const { page } = await open(address);
    for (const hash of ['', '#point-4']) {
      await page.goto(`${address}${hash}`);
      for (const width of [360, 420, 900, 1400]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    }
  });
});
