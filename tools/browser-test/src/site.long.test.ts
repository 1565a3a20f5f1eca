import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { searchResultJson, writeResult } from '@loopwright/results';
import { siteFolder } from '@loopwright/site';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrayFiles } from '../../../packages/cli/fixtures/array.ts';
import { arrayFolder, runIn, search } from '../../../packages/cli/fixtures/run-in.ts';
import { library } from '../../../packages/loopwright/src/library.ts';
import { onnxModel } from '../../../plugins/workload-onnx/test/onnx-writer.ts';
import { ExplorerPage } from './explorer-page.ts';
import { describeInBrowser } from './in-browser.ts';
import { mapInParts } from './map-in-parts.ts';
import { seriousFaults } from './serious-faults.ts';
import { SitePage } from './site-page.ts';
import { spawnCommand } from './spawn-command.ts';
import { buildSite, type StaticServer, serveSite } from './start-site.ts';
import { widthFaults } from './width-faults.ts';

const files = Object.fromEntries(search.map((name) => [name, arrayFiles[name]!]));
const assets = join(fileURLToPath(siteFolder), 'assets');
const onDisk = (file: string) => new URL(file, siteFolder).href;
/** So that both find the same. */
const limited = { Mapper: 'annealing', Objective: 'energy', Seconds: '', Evaluations: '3000', Threads: '1', Seed: '7' };

describeInBrowser('the whole tool as a page', (open) => {
  const folder = arrayFolder();
  let server: StaticServer;
  beforeAll(async () => {
    await buildSite();
    server = await serveSite();
  }, 120_000);
  afterAll(() => {
    server?.close();
    rmSync(folder, { recursive: true });
  });

  async function visit(address = server.address) {
    const { page, complaints } = await open(address, { acceptDownloads: true });
    const site = new SitePage(page);
    await site.checked();
    return { page, complaints, site };
  }

  /** Runs the command that the page names, among the files of the folder. */
  async function runNamed(command: string) {
    const { stdout, stderr, code } = await runIn(folder, [...command.split(' ').slice(1), '--json'], { library });
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout);
  }

  function bytesOf(paths: readonly string[]): number {
    const own = [...new Set(paths)].filter((path) => path.startsWith('/assets/'));
    return own.reduce((sum, path) => sum + statSync(join(assets, '..', path)).size, 0);
  }

  /** But for the time that it took, and what names the run. */
  function figures({
    key: _,
    search: { seconds: __, ...how },
    ...rest
  }: {
    key?: string;
    search: { seconds: number };
  }) {
    return { ...rest, search: how };
  }

  test('opens without a word in the console, and asks for nothing but itself', async () => {
    const { page, complaints } = await visit();
    expect(complaints).toEqual([]);
    expect(await page.title()).toBe('resnet18/conv2_1_1 on grid-256 - loopwright');
    expect(server.asked).toEqual(expect.arrayContaining(['/index.html', '/assets/page.js', '/assets/worker.js']));
    // What the first view has no need of comes later: reports and their charts, networks, sweeps, models.
    const first = bytesOf(server.asked);
    expect(first).toBeLessThan(bytesOf(readdirSync(assets).map((file) => `/assets/${file}`)) - 350_000);
  });

  test('nothing that is dropped leaves the page: it may connect to nothing, and evaluate nothing', async () => {
    const { page, site } = await visit();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
    await site.drop(files);
    await site.set(limited);
    await site.map();
    expect(asked.filter((each) => !each.startsWith(`GET ${server.address}assets/`))).toEqual([]);
    // Behind a timer: what a test evaluates by itself may do more.
    const refused = await page.evaluate(
      (address) =>
        new Promise((resolve) => {
          const attempts = [() => fetch(address), async () => new Function('return 1')()];
          const outcome = (attempt: () => Promise<unknown>) =>
            attempt().then(
              () => 'done',
              ({ name }: Error) => name,
            );
          setTimeout(async () => resolve(await Promise.all(attempts.map(outcome))));
        }),
      server.address,
    );
    expect(refused).toEqual(['TypeError', 'EvalError']);
  });

  test('files that are dropped are mapped as the command maps them, to the last digit', async () => {
    const { site, complaints } = await visit();
    await site.drop(files);
    await site.set(limited);
    await site.map();
    const { 'result.json': result } = await site.download();
    const here = JSON.parse(result!);
    const command = await site.command();
    expect(command).toMatch(
      /^loopwright map .*--mapper annealing --objective energy --evaluations 3000 --seed 7 --threads 1$/,
    );
    expect(figures(here)).toEqual(figures(await runNamed(command)));
    expect(complaints).toEqual([]);
  });

  test.each(['a server', 'a disk'])('two workers find together what two threads do: from %s', async (from) => {
    const { page, site, complaints } = await visit(from === 'a disk' ? onDisk('loopwright.html') : server.address);
    await site.drop(files);
    await site.set({ ...limited, Threads: '2' });
    await site.map();
    const here = JSON.parse((await site.download())['result.json']!);
    const sources = search.map((file) => ({ file, text: files[file]! }));
    const result = await mapInParts(sources, { mapper: 'annealing', objective: ['energy'], seed: 7 }, 3000, 2);
    const there = JSON.parse(writeResult(searchResultJson(result)));
    expect(figures(here)).toEqual(figures(there));
    await page.getByRole('button', { name: 'Edit this mapping' }).click();
    expect(await new ExplorerPage(page).costs()).toMatchObject({ energyPj: here.best.energyPj });
    expect(complaints).toEqual([]);
  });

  test('a point of a front leads to its mapping', async () => {
    const { page, site, complaints } = await visit();
    await site.set({ ...limited, Mapper: 'random-pruned', Objective: 'pareto', Evaluations: '500' });
    await site.map();
    const { front } = JSON.parse((await site.download())['result.json']!);
    const points = page.getByRole('group', { name: 'Pareto front' }).locator('a');
    expect(await points.count()).toBe(front.length);
    expect(front.length).toBeGreaterThan(1);
    const links = await points.evaluateAll((all) => all.map((each) => (each as SVGAElement).href.baseVal));
    await points.nth(links.indexOf(`#front-${front.length - 1}`)).press('Enter');
    await page.getByRole('heading', { name: 'Search' }).waitFor({ state: 'detached' });
    const { energyPj, cycles } = JSON.parse((await site.download())['result.json']!);
    expect({ energyPj, cycles }).toEqual({ energyPj: front.at(-1).energyPj, cycles: front.at(-1).cycles });
    expect(complaints).toEqual([]);
  });

  test('a layer that comes along is proven, as by the command', async () => {
    const { page, site } = await visit();
    await page.getByLabel('Layer').selectOption('fc');
    await site.set({ Threads: '1', Seconds: '' });
    await site.map();
    const here = JSON.parse((await site.download())['result.json']!);
    expect(here.search.optimal).toBe(true);
    expect(figures(here)).toEqual(figures(await runNamed(await site.command())));
  });

  test('a link shows a colleague the same, edits included', async () => {
    const { page, site } = await visit();
    await site.drop(files);
    await site.set(limited);
    await site.map();
    await page.getByRole('button', { name: 'Edit this mapping' }).click();
    const explorer = new ExplorerPage(page);
    await explorer.settled();
    const [loop, level] = (await explorer.loops()).map((each) => each.split(' ')).map(([at, name]) => [name!, at!])[0]!;
    await page.getByRole('button', { name: `Loop ${loop} at ${level}:` }).press('ArrowDown');
    const costs = (await explorer.costs())!;
    const mapping = await explorer.mapping();
    await page.waitForTimeout(500);
    const link = page.url();

    const other = await visit(link);
    await other.page.locator('.ls-report').waitFor();
    const saved = await other.site.download();
    expect(JSON.parse(saved['result.json']!)).toMatchObject({ energyPj: costs.energyPj, cycles: costs.cycles });
    expect(saved['mapping.yaml']).toBe(mapping);
    expect(saved['arch.yaml']).toBe(files['arch.yaml']);
    writeFileSync(join(folder, 'edited.yaml'), mapping);
    const { stdout } = await runIn(folder, ['evaluate', ...search, 'edited.yaml', '--json']);
    const { key: _, ...evaluated } = JSON.parse(stdout);
    expect(JSON.parse(saved['result.json']!)).toEqual(evaluated);
    expect(other.complaints).toEqual([]);
  });

  test('what is mistyped is said at its line, and keeps the run from starting', async () => {
    const { page, site } = await visit();
    await site.drop({ ...files, 'problem.yaml': files['problem.yaml']!.replace('problem:', 'problem:\n  shap: 1') });
    await page
      .getByRole('status', { name: 'Problems' })
      .getByText(/problem.yaml:2:/)
      .waitFor();
    expect(await page.locator('.ls-map').isDisabled()).toBe(true);
    await page.getByRole('button', { name: /^problem.yaml:2:/ }).click();
    await page.locator('.cm-lint-marker-error').first().waitFor();
    expect(await page.getByRole('textbox', { name: 'problem.yaml' }).isVisible()).toBe(true);
  });

  test('what is being typed stays while files are checked', async () => {
    const { page, site } = await visit();
    const [vary, seed] = [page.getByLabel('Vary'), page.getByLabel('Seed')];
    await vary.fill('Buffer.depth=64');
    await site.drop(files);
    expect(await vary.inputValue()).toBe('Buffer.depth=64');
    await seed.fill('12');
    await site.drop({ 'problem.yaml': files['problem.yaml']! });
    expect(await seed.inputValue()).toBe('12');
  });

  test('keys are completed by the schema', async () => {
    const { page, site } = await visit();
    await site.drop(files);
    await site.open('problem.yaml');
    const text = page.getByRole('textbox', { name: 'problem.yaml' });
    await text.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('mapp');
    await page.locator('.cm-tooltip-autocomplete').getByText('mapper', { exact: true }).waitFor();
  });

  test('a network is mapped, with a table over its layers and a page for each', async () => {
    const { page, site } = await visit();
    await page.getByLabel('Network').selectOption('alexnet');
    await site.set({ Mapper: 'annealing', Seconds: '', Evaluations: '300', Threads: '1' });
    await site.map();
    const here = JSON.parse((await site.download())['result.json']!);
    const there = await runNamed(`${await site.command()} --no-store`);
    const plain = ({ search: _, ...result }: Record<string, unknown>) =>
      JSON.parse(JSON.stringify(result, (key, value) => (key === 'seconds' ? 0 : value)));
    expect(plain(here)).toEqual(plain(there));
    await page.locator('.lw-sorted').getByRole('link', { name: 'conv2', exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: 'conv2' }).waitFor();
    await page.getByRole('link', { name: 'All layers' }).locator('visible=true').click();
    await page.locator('.lw-sorted').waitFor();
  });

  test('opened from a disk, the page for servers forwards to the one for disks, with what is linked', async () => {
    const { page } = await open(onDisk('index.html#1.abc'));
    await page.waitForURL(onDisk('loopwright.html#1.abc'));
    expect(await page.getByRole('alert').textContent()).toContain('cut or changed');
  });

  test('an ONNX model that is dropped is mapped as the command maps it, and goes along in a link as far as it is small', async () => {
    const small = onnxModel({
      inputs: { a: [8, 32] },
      weights: { w: [32, 16] },
      nodes: [{ op: 'MatMul', in: ['a', 'w'], out: ['b'] }],
      outputs: ['b'],
    });
    const { page, site } = await visit();
    await site.drop({ 'net.onnx': small });
    await site.set({ Mapper: 'annealing', Seconds: '', Evaluations: '300', Threads: '1' });
    await site.map();
    const here = JSON.parse((await site.download())['result.json']!);
    writeFileSync(join(folder, 'net.onnx'), small);
    const there = await runNamed(`${await site.command()} --no-store`);
    expect(here.totals).toEqual(there.totals);
    const other = await visit(page.url());
    await other.page.getByRole('button', { name: 'net.onnx', exact: true }).waitFor();

    // What nobody reads makes it large.
    await site.drop({ 'net.onnx': new Uint8Array(300 * 1024).fill(0) });
    await page.getByText('net.onnx is too large for a link').waitFor();
  });

  test('a parameter is varied, and every point leads to its page', async () => {
    const { page, site } = await visit();
    await site.drop(files);
    await site.set({ Mapper: 'annealing', Seconds: '', Evaluations: '300', Threads: '2', Vary: 'Buffer.depth=64,128' });
    await site.map();
    const here = JSON.parse((await site.download())['result.json']!);
    const there = await runNamed(`${await site.command()} --no-store`);
    const pointsOf = (result: { points: { state: string; totals: object }[] }) =>
      result.points.map(({ state, totals }) => ({ state, totals }));
    expect(pointsOf(here)).toEqual(pointsOf(there));
    expect(here.points.map(({ state }: { state: string }) => state)).toEqual(['done', 'done']);
    await page.locator('.lw-tall').getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: 'Point #' }).waitFor();
  });

  test('a search is stopped, and has what it found', async () => {
    const { page, site } = await visit();
    await site.set({ Mapper: 'random', Seconds: '600', Threads: '2' });
    await page.locator('.ls-map:enabled').click();
    await page.getByText('Best so far').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('.ls-report').getByText('interrupted').first().waitFor();
  });

  test('map --open serves the page with what the command found', async () => {
    const options = ['--mapper', 'annealing', '--objective', 'energy', '--evaluations', '3000', '--threads', '1'];
    const { child, printed, ended } = spawnCommand(folder, ['map', ...search, ...options, '--json', '--open']);
    const text = await printed(/[\s\S]*http:\S+/);
    const found = JSON.parse(text.slice(0, text.indexOf('\n}\n') + 3));
    const { page, complaints } = await open(/http:\S+/.exec(text)![0], { acceptDownloads: true });
    const site = new SitePage(page);
    await page.locator('.ls-report').waitFor();
    const shown = JSON.parse((await site.download())['result.json']!);
    expect(shown).toMatchObject({
      energyPj: found.best.energyPj,
      cycles: found.best.cycles,
      levels: found.best.levels,
    });
    expect(complaints).toEqual([]);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  test('what chooses files is as tall as the lists beside it', async () => {
    const { page } = await visit();
    const labels = ['Design', 'Network', 'Layer', 'Own files'];
    const boxes = await Promise.all(labels.map((label) => page.getByLabel(label).first().boundingBox()));
    for (const box of boxes) expect(box!.height).toBeCloseTo(boxes[0]!.height, 0);
  });

  test('a broken link is said to be one', async () => {
    const { page } = await visit(`${server.address}#1.abc`);
    expect(await page.getByRole('alert').textContent()).toContain('cut or changed');
  });

  test('in every view axe-core finds nothing serious, light or dark, and nothing is wider than the window', async () => {
    const { page, site, complaints } = await visit();
    const explorer = new ExplorerPage(page);
    const expectSound = async (view: string) => {
      await page.locator('details').evaluateAll((all) => {
        for (const each of all) (each as HTMLDetailsElement).open = true;
      });
      const faults = [...(await widthFaults(page)), ...(await seriousFaults(page))];
      expect({ view, faults }).toEqual({ view, faults: [] });
    };
    await site.set({ Mapper: 'random-pruned', Seconds: '', Evaluations: '500', Threads: '1' });
    await site.map();
    await expectSound('report');
    await page.getByRole('button', { name: 'Edit this mapping' }).click();
    await explorer.settled();
    await expectSound('editor');
    for (const dimension of ['C', 'M', 'P', 'Q']) await explorer.setFactor(dimension, 'RegisterFile', 'most');
    expect(await explorer.costs()).toBeNull();
    await expectSound('a mapping that does not fit');
    await page.getByLabel('Network').selectOption('alexnet');
    await site.set({ Evaluations: '50' });
    await site.map();
    await expectSound('network');
    await site.set({ Vary: 'GlobalBuffer.depth=64,128' });
    await page.getByRole('region', { name: 'Inputs' }).getByLabel('Layer').selectOption('conv3');
    await site.map();
    await expectSound('sweep');
    expect(complaints).toEqual([]);
  });

  test('all that can be used is reached by keyboard alone, and a layer is mapped', async () => {
    const { page, site } = await visit();
    await site.set({ Mapper: 'random-pruned', Seconds: '', Evaluations: '500', Threads: '1' });
    await page.locator('.cm-content').waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    const unreached = () =>
      page.evaluate(() => {
        document.activeElement!.setAttribute('data-reached', '');
        const controls = document.querySelectorAll<HTMLElement>(
          'button, select, input, textarea, summary, [tabindex="0"]',
        );
        return [...controls]
          .filter((each) => each.checkVisibility() && !each.matches(':disabled, [data-reached]'))
          .map(({ outerHTML }) => outerHTML.slice(0, 80));
      });
    for (let presses = 0; (await unreached()).length > 0 && presses < 60; presses++) await page.keyboard.press('Tab');
    expect(await unreached()).toEqual([]);
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement!.matches('.ls-map'))) break;
    }
    await page.keyboard.press('Enter');
    await page.locator('.ls-report').waitFor();
  });
});
