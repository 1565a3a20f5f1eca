import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What the tests do and see on the explorer's page, in a user's words. */
export class ExplorerPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the present mapping is costed. */
  async settled(): Promise<void> {
    await this.page.locator('.lx-costs[aria-busy=false] .lx-remark').waitFor();
  }

  /** Figures of the present mapping, unrounded; null where it does not fit. */
  async costs(): Promise<{ energyPj: number; cycles: number; edp: number; utilization: number } | null> {
    await this.settled();
    const values = await this.page
      .locator('.lx-costs data')
      .evaluateAll((elements) => elements.map((element) => Number((element as HTMLDataElement).value)));
    if (values.length === 0) return null;
    expect(values).toHaveLength(4);
    const [energyPj, cycles, edp, utilization] = values;
    return { energyPj, cycles, edp, utilization };
  }

  /** The `mapping:` section that can be downloaded. */
  async mapping(): Promise<string> {
    await this.settled();
    const href = await this.page.getByRole('link', { name: 'Download mapping.yaml' }).getAttribute('href');
    return decodeURIComponent(href!.slice(href!.indexOf(',') + 1));
  }

  /** The loops, outermost first, as `DRAM M 2`. */
  async loops(): Promise<string[]> {
    await this.settled();
    return this.page.locator('.lx-grip').evaluateAll((grips) =>
      grips.map((grip) => {
        const [, name, level] = /^Loop (\S+) at (\S+):/.exec(grip.getAttribute('aria-label')!)!;
        const row = grip.closest('li')!;
        const factor =
          row.querySelector<HTMLSelectElement>('select')?.value ?? row.querySelector('output')!.textContent;
        return `${level} ${name} ${factor}`;
      }),
    );
  }

  async setFactor(dimension: string, level: string, factor: number | 'most'): Promise<void> {
    const label = `Factor of ${dimension} at ${level}`;
    const field = this.page.getByRole('table').getByLabel(label, { exact: true });
    if (factor === 'most') await field.selectOption({ index: (await field.locator('option').count()) - 1 });
    else await field.selectOption(String(factor));
    await this.settled();
  }

  /** Drags a loop to another one's place, just outside it; presses a key before it is dropped, where one is given. */
  async drag(from: readonly [loop: string, level: string], to: readonly [loop: string, level: string], key?: string) {
    const grip = ([loop, level]: readonly [string, string]) =>
      this.page.getByRole('button', { name: `Loop ${loop} at ${level}:` });
    const [start, end] = [(await grip(from).boundingBox())!, (await grip(to).boundingBox())!];
    await this.page.mouse.move(start.x + 5, start.y + start.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x + 5, end.y + end.height / 2, { steps: 4 });
    await this.page.mouse.move(end.x + 5, end.y - 1, { steps: 2 });
    if (key !== undefined) await this.page.keyboard.press(key);
    await this.page.mouse.up();
    await this.settled();
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
    await this.settled();
  }
}
