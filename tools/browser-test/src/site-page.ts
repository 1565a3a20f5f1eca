import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** What the tests do and see on the page of the whole tool, in a user's words. */
export class SitePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the files are checked. */
  async checked(): Promise<void> {
    await this.page.locator('.ls-problems[aria-busy=false]').waitFor();
  }

  /** Drops files on it, each with a name and a text or bytes. */
  async drop(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    const sent = Object.entries(files).map(([name, content]) => ({ name, bytes: [...Buffer.from(content as string)] }));
    const transfer = await this.page.evaluateHandle((all) => {
      const data = new DataTransfer();
      for (const { name, bytes } of all) data.items.add(new File([new Uint8Array(bytes)], name));
      return data;
    }, sent);
    await this.page.dispatchEvent('.ls-page', 'drop', { dataTransfer: transfer });
    const last = sent.at(-1)!.name;
    await this.page.getByRole('button', { name: last, exact: true }).waitFor();
    await this.checked();
  }

  /** Sets fields of the form by their labels; an empty text is no limit. */
  async set(fields: Readonly<Record<string, string>>): Promise<void> {
    const search = this.page.getByRole('region', { name: 'Search' }).first();
    for (const [label, value] of Object.entries(fields)) {
      const field = search.getByLabel(label);
      if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
      else {
        await field.fill(value);
        await field.blur();
      }
    }
  }

  /** Runs it to its end. */
  async map(): Promise<void> {
    await this.checked();
    // What is there of the run before is not waited for.
    await this.page.locator('.ls-report').evaluateAll((last) => {
      for (const each of last) each.setAttribute('data-last', '');
    });
    await this.page.locator('.ls-map:enabled').click();
    await this.page.locator('.ls-report:not([data-last]), .ls-live [role=alert]').first().waitFor();
  }

  /** Names and texts of what `Download all` saves. */
  async download(): Promise<Readonly<Record<string, string>>> {
    const [saved] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: 'Download all' }).click(),
    ]);
    const { unzipSync, strFromU8 } = await import('fflate');
    const files = unzipSync(readFileSync(await saved.path()));
    return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
  }

  /** The command that the page names. */
  async command(): Promise<string> {
    return (await this.page.locator('.ls-command').textContent())!;
  }

  /** The file in the editor. */
  async open(file: string): Promise<void> {
    await this.page.getByRole('button', { name: file, exact: true }).click();
  }
}
