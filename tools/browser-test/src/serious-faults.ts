import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe-core finds serious or critical on a page as it stands, light and dark: the rule, and the first elements that break it. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await faultsOf(page, {});
  await page.emulateMedia({ colorScheme: 'dark' });
  // Nothing else depends on it.
  const dark = await faultsOf(page, { runOnly: 'color-contrast' });
  return [...light, ...dark.map((fault) => `dark: ${fault}`)];
}

async function faultsOf(page: Page, options: axe.RunOptions): Promise<string[]> {
  const { violations } = await page.evaluate(
    (how) => (globalThis as unknown as { axe: typeof axe }).axe.run(how),
    options,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(' | ')}`,
    );
}
