import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { siteFolder } from '@loopwright/site';
import { launchChromium } from './chromium.ts';
import { serveSite } from './start-site.ts';

/** Prints what the built page weighs, and how long it takes to open, to a first mapping and to a proof: the figures of docs/site.md. */
const folder = join(fileURLToPath(siteFolder), 'assets');
const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));
for (const file of scripts) {
  const bytes = readFileSync(join(folder, file));
  const [gzip, brotli] = [gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)].map((packed) => packed.length);
  console.log(`${file}: ${bytes.length} bytes, gzip ${gzip}, brotli ${brotli}`);
}

const server = await serveSite();
const browser = await launchChromium();
const page = await browser.newPage();
const start = performance.now();
const said = (what: string) => console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
await page.goto(server.address);
await page.locator('.ls-problems[aria-busy=false]').waitFor();
said('opened and checked');
await page.locator('.ls-map:enabled').click();
await page.locator('.ls-live dd').filter({ hasText: 'cycle' }).or(page.locator('.ls-report')).first().waitFor();
said('first mapping');
await page.locator('.ls-report').waitFor({ timeout: 120_000 });
said('proven, and its report drawn');
await browser.close();
server.close();
