import type { Page } from 'playwright-core';

/** From a small telephone to a wide screen, in pixels. */
const widths = [360, 420, 900, 1400];

/** What reaches beyond the window at any of the widths, and cannot be scrolled by itself: the width, and the elements. */
export async function widthFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    faults.push(...(await beyondWindow(page)).map((element) => `${width} px: ${element}`));
  }
  return faults;
}

function beyondWindow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const isScrolled = (element: Element): boolean => {
      const around = element.parentElement;
      if (around === null || around === document.body) return false;
      return ['auto', 'scroll'].includes(getComputedStyle(around).overflowX) || isScrolled(around);
    };
    const isBeyond = (element: Element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (left < -1 || right > clientWidth + 1);
    };
    const found = [...document.body.querySelectorAll('*')]
      .filter((element) => element.checkVisibility() && isBeyond(element) && !isScrolled(element))
      .map(({ outerHTML }) => outerHTML.slice(0, 120));
    return scrollWidth > clientWidth ? ['the document', ...found] : found;
  });
}
