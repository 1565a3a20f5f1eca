import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { run } from '@loopwright/cli';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { ExplorerPage } from './explorer-page.ts';
import { SitePage } from './site-page.ts';
import { startExplorer } from './start-explorer.ts';
import { serveSite } from './start-site.ts';

/** Takes the pictures of the docs: the explorer, reports and the page of the whole tool, light and dark, wide and narrow. */
const repository = fileURLToPath(new URL('../../..', import.meta.url));
const images = join(repository, 'docs/images');
/** The same mappings each time: from the configuration in the repository, but for how long it searches. */
const mapper = ['--mapper', 'annealing', '--seed', '1', '--threads', '1'];
const search = ['map', ...mapper, '--evaluations', '100000'];
const [design, networks] = ['configs/designs/grid-256', 'configs/networks'];
const network = ['map', design, `${networks}/resnet18.yaml`, ...mapper, '--evaluations', '2000', '--no-store'];
const varied = ['--vary', 'GlobalBuffer.depth=2048..32768:x2', '--vary', 'PE.meshX=4..16:x2'];
const objectives = ['--objective', 'energy,cycles,area', '--sampler', 'grid'];
const study = [
  ...['sweep', design, `${networks}/alexnet.yaml`, ...varied, ...objectives, '--plugin', 'energy-estimator'],
  ...[...mapper, '--evaluations', '500', '--no-store'],
];
const bound = ['bound', `${networks}/alexnet/conv3.yaml`, '--design', 'configs/designs/eyeriss'];
const looks = [
  { suffix: '', colorScheme: 'light', width: 1400, height: 1060 },
  { suffix: '-dark', colorScheme: 'dark', width: 1400, height: 1060 },
  { suffix: '-narrow', colorScheme: 'light', width: 420, height: 900 },
] as const;
type Look = (typeof looks)[number];

mkdirSync(images, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'loopwright-screenshots-'));
const pages = {
  report: await writeReport(folder, search),
  network: await writeReport(folder, network),
  study: await writeReport(folder, study),
  'traffic-bound': await writeReport(folder, bound),
};
const explorer = await startExplorer(repository, []);
const site = await serveSite();
const browser = await launchChromium();
for (const look of looks) {
  for (const [name, address] of Object.entries(pages)) await shoot(browser, look, name, address);
  await shoot(browser, look, 'explorer', explorer.address, (page) => edit(new ExplorerPage(page)));
  await shoot(browser, look, 'site', site.address, (page) => mapOnSite(new SitePage(page)));
}
await browser.close();
await explorer.stop();
site.close();
rmSync(folder, { recursive: true });

async function writeReport(into: string, argv: readonly string[]): Promise<string> {
  const file = join(mkdtempSync(join(into, 'report-')), 'report.html');
  const silent = { write: () => {} };
  const io = {
    stdout: silent,
    stderr: silent,
    readStdin: () => '',
    env: {},
    cwd: repository,
    cores: 1,
    memoryBytes: 2 ** 32,
    onInterrupt: () => () => {},
  };
  await run([...argv, '--report', file], io);
  return pathToFileURL(file).href;
}

/** Finds a good mapping and makes it worse, so that there is something to compare. */
async function edit(visited: ExplorerPage): Promise<void> {
  const { page } = visited;
  await visited.settled();
  await page.getByLabel('Mapper').selectOption('annealing');
  await page.getByLabel('Seconds').fill('');
  await page.getByLabel('Evaluations').fill('100000');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByText('The best mapping is in the editor').waitFor();
  await visited.press('Compare with this');
  await visited.setFactor('P', 'GlobalBuffer', 14);
}

/** Maps the layer that the page begins with, and shows the problem as it is edited. */
async function mapOnSite(site: SitePage): Promise<void> {
  await site.checked();
  await site.set({ Mapper: 'annealing', Seconds: '', Evaluations: '20000', Threads: '1' });
  await site.map();
  await site.page.locator('.lw-plot').first().waitFor();
}

async function shoot(
  browser: Browser,
  { suffix, colorScheme, width, height }: Look,
  name: string,
  address: string,
  prepare?: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage({ colorScheme, viewport: { width, height } });
  await page.goto(address);
  await prepare?.(page);
  await page.mouse.move(0, 0);
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(images, `${name}${suffix}.png`) });
  await page.close();
}
