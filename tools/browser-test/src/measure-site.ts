import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { siteFolder } from '@loopwright/site';
import { launchChromium } from './chromium.ts';
import { serveSite } from './start-site.ts';

/**
 * Opens the built page, and maps the layer that it begins with: prints how long each step took, and what the files weigh that were asked
 * for until then. The figures of docs/site.md.
 */
const server = await serveSite();
const browser = await launchChromium();
const page = await browser.newPage();
const moments: { what: string; seconds: number; paths: readonly string[] }[] = [];
const start = performance.now();
await page.goto(server.address);
await page.locator('.ls-problems[aria-busy=false]').waitFor();
reached('open, files checked');
await page.locator('.ls-map:enabled').click();
await page.locator('.ls-live dd').filter({ hasText: 'cycle' }).or(page.locator('.ls-report')).first().waitFor();
reached('a first mapping');
await page.locator('.ls-report').waitFor({ timeout: 120_000 });
reached('proven, and its report drawn');
await page.getByRole('button', { name: 'Edit this mapping' }).click();
await page.locator('.lx-costs[aria-busy=false] .lx-remark').waitFor();
reached('in the editor');
await browser.close();
server.close();

for (const { what, seconds, paths } of moments) {
  const packed = [...new Set(paths)].map(packedBytes);
  const [gzip, brotli] = (['gzip', 'brotli'] as const).map((how) =>
    Math.round(packed.reduce((sum, each) => sum + each[how], 0) / 1000),
  );
  console.log(`${what}: ${seconds.toFixed(1)} s, gzip ${gzip} kB, brotli ${brotli} kB`);
}

function reached(what: string): void {
  moments.push({ what, seconds: (performance.now() - start) / 1000, paths: [...server.asked] });
}

function packedBytes(path: string) {
  const bytes = readFileSync(fileURLToPath(new URL(`.${path}`, siteFolder)));
  return { gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
}
