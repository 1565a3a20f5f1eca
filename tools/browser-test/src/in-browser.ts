import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest';
import { chromiumPath, launchChromium } from './chromium.ts';

/** A page, and what its console says against it. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
}

export type OpenPage = (address: string, options?: BrowserContextOptions) => Promise<WatchedPage>;

/** Tests that need a browser: where there is none they say so and are skipped. */
export function describeInBrowser(name: string, tests: (open: OpenPage) => void): void {
  if (chromiumPath === undefined) {
    test.skip(`${name}: there is no Chromium here; apt-get install chromium`, () => {});
    return;
  }
  describe(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterEach(async () => {
      for (const context of browser.contexts()) await context.close();
    });
    afterAll(() => browser?.close());
    tests((address, options) => openPage(browser, address, options));
  });
}

async function openPage(browser: Browser, address: string, options?: BrowserContextOptions): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(address);
  return { page, complaints };
}
