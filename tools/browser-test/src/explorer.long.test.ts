import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrayFiles } from '../../../packages/cli/fixtures/array.ts';
import { all, arrayFolder, runIn, search } from '../../../packages/cli/fixtures/run-in.ts';
import { ExplorerPage } from './explorer-page.ts';
import { describeInBrowser } from './in-browser.ts';
import { spawnCommand } from './spawn-command.ts';
import { buildPage, type RunningExplorer, startExplorer } from './start-explorer.ts';
import { widthFaults } from './width-faults.ts';

/** Adds energy that the page cannot know of. */
const config = `export default { plugins: [{
  name: 'refresh',
  setup({ hooks }) {
    hooks.evaluate.tap((evaluate) => (batch, candidate) => {
      evaluate(batch, candidate);
      batch.energyPj[candidate] += 1;
    });
  },
}] };`;

describeInBrowser('the explorer', (open) => {
  const folder = arrayFolder({ 'refresh.config.mjs': config });
  let explorer: RunningExplorer;
  beforeAll(async () => {
    await buildPage();
    explorer = await startExplorer(folder, all);
  });
  afterAll(async () => {
    expect(await explorer?.stop()).toBe(0);
  });

  async function visit(address = explorer.address) {
    const { page, complaints } = await open(address);
    const visited = new ExplorerPage(page);
    await visited.settled();
    return { page, complaints, explorer: visited };
  }

  async function evaluated(mapping: string) {
    writeFileSync(join(folder, 'edited.yaml'), mapping);
    const { stdout } = await runIn(folder, ['evaluate', ...search, 'edited.yaml', '--json']);
    return JSON.parse(stdout);
  }

  async function expectCommandAgrees(visited: ExplorerPage) {
    const { energyPj, cycles, edp, utilization } = await evaluated(await visited.mapping());
    expect(await visited.costs()).toEqual({ energyPj, cycles, edp, utilization });
  }

  test('opens with the mapping of the files and its costs, nothing in the console', async () => {
    const { explorer: visited, complaints } = await visit();
    const { stdout } = await runIn(folder, ['evaluate', ...all, '--json']);
    expect(await visited.costs()).toMatchObject({ energyPj: JSON.parse(stdout).energyPj });
    expect(await visited.loops()).toEqual(['DRAM N 3', 'DRAM M 2', 'DRAM K 3', 'Buffer K 4', 'Buffer N 2', 'PE M 4']);
    expect(complaints).toEqual([]);
  });

  test('an edit changes the costs to those of the command for the mapping as a file', async () => {
    const { explorer: visited, complaints } = await visit();
    const before = await visited.costs();
    await visited.setFactor('K', 'Buffer', 2);
    expect(await visited.loops()).toContain('DRAM K 6');
    await expectCommandAgrees(visited);
    await visited.drag(['K', 'DRAM'], ['N', 'DRAM']);
    expect((await visited.loops()).slice(0, 3)).toEqual(['DRAM K 6', 'DRAM N 3', 'DRAM M 2']);
    expect(await visited.costs()).not.toEqual(before);
    await expectCommandAgrees(visited);
    await visited.drag(['K', 'DRAM'], ['N', 'Buffer']);
    expect(await visited.loops()).toEqual(['DRAM N 3', 'DRAM M 2', 'Buffer K 12', 'Buffer N 2', 'PE M 4']);
    await expectCommandAgrees(visited);
    expect(complaints).toEqual([]);
  });

  test('a factor that does not divide is typed, and the costs are those of the command', async () => {
    const { page, explorer: visited } = await visit();
    await page.getByLabel('factors may leave a shorter last pass').check();
    const field = page.getByRole('table').getByLabel('Factor of K at Buffer', { exact: true });
    await field.fill('5');
    await field.press('Enter');
    expect(await visited.mapping()).toContain('"K=5,2"');
    await expectCommandAgrees(visited);
    await field.fill('13');
    await field.press('Enter');
    expect(await field.inputValue()).toBe('5');
  });

  test('a drag is given up with Escape', async () => {
    const { page, explorer: visited } = await visit();
    const before = await visited.loops();
    await visited.drag(['K', 'DRAM'], ['N', 'DRAM'], 'Escape');
    expect(await visited.loops()).toEqual(before);
    expect(await page.locator('.lx-dragged').count()).toBe(0);
  });

  test('a tensor is bypassed, and the costs are those of the command', async () => {
    const { page, explorer: visited } = await visit();
    await page.getByLabel('Buffer keeps B').uncheck();
    await expectCommandAgrees(visited);
    expect(await visited.mapping()).toContain('{target: Buffer, type: dataspace, keep: [A, Z], bypass: [B]}');
    expect(await page.getByLabel('DRAM keeps B').isDisabled()).toBe(true);
  });

  test('a mapping that does not fit says why, where, and by how much, as the command does', async () => {
    const { page, explorer: visited } = await visit();
    await visited.setFactor('N', 'Buffer', 6);
    await visited.setFactor('K', 'Buffer', 12);
    expect(await visited.costs()).toBeNull();
    writeFileSync(join(folder, 'edited.yaml'), await visited.mapping());
    const { stdout } = await runIn(folder, ['evaluate', ...search, 'edited.yaml']);
    const said = await page.locator('.lx-costs .lw-alarm').textContent();
    expect(said).toMatch(/Buffer must keep \d+ words and holds 128/);
    expect(stdout).toContain(said);
  });

  test('edits are undone and done again, and survive a reload', async () => {
    const { page, explorer: visited } = await visit();
    const first = await visited.loops();
    await visited.setFactor('K', 'Buffer', 12);
    const edited = await visited.loops();
    await page.keyboard.press('Control+z');
    expect(await visited.loops()).toEqual(first);
    await visited.press('Redo');
    expect(await visited.loops()).toEqual(edited);
    await page.reload();
    expect(await visited.loops()).toEqual(edited);
    await visited.press('Back to first');
    expect(await visited.loops()).toEqual(first);
  });

  test('an address with a mapping of other files is said to be one', async () => {
    const { page, explorer: visited, complaints } = await visit(`${explorer.address}#mapping:%/1`);
    await page.getByText('the address holds a mapping that does not go with these files').waitFor();
    await visited.setFactor('K', 'Buffer', 12);
    expect(await page.getByText('the address holds').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('loops are moved by keys alone', async () => {
    const { page, explorer: visited } = await visit();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await page.getByRole('button', { name: 'Loop K at DRAM:' }).focus();
    await page.keyboard.press('ArrowUp');
    expect((await visited.loops()).slice(0, 3)).toEqual(['DRAM N 3', 'DRAM K 3', 'DRAM M 2']);
    expect(await focused()).toMatch(/^Loop K at DRAM:/);
    await page.keyboard.press('ArrowDown');
    await visited.settled();
    await page.keyboard.press('ArrowDown');
    expect(await visited.loops()).toEqual(['DRAM N 3', 'DRAM M 2', 'Buffer N 2', 'Buffer K 12', 'PE M 4']);
    expect(await focused()).toMatch(/^Loop K at Buffer:/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Move K at Buffer out');
    await page.keyboard.press('Enter');
    expect((await visited.loops()).slice(2, 4)).toEqual(['Buffer K 12', 'Buffer N 2']);
    await page.keyboard.press('Enter');
    expect((await visited.loops()).slice(0, 3)).toEqual(['DRAM N 3', 'DRAM M 2', 'DRAM K 12']);
    expect(await focused()).toBe('Move K at DRAM out');
  });

  test('a search ends with the best of the command for the same mapper, seed and evaluations', async () => {
    const { page, explorer: visited } = await visit();
    await page.getByLabel('Mapper').selectOption('annealing');
    await page.getByLabel('Objective').selectOption('energy');
    await page.getByLabel('Seconds').fill('');
    await page.getByLabel('Evaluations').fill('3000');
    await page.getByLabel('Seed').fill('7');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByText('The best mapping is in the editor').waitFor();
    const options = ['--mapper', 'annealing', '--objective', 'energy', '--evaluations', '3000', '--seed', '7'];
    const { stdout } = await runIn(folder, ['map', ...search, ...options, '--threads', '1', '--json']);
    const { best, search: how } = JSON.parse(stdout);
    expect(await visited.costs()).toMatchObject({ energyPj: best.energyPj, cycles: best.cycles });
    expect(how.evaluated).toBe(3000);
    await expectCommandAgrees(visited);
    await visited.press('Undo');
    expect((await visited.loops())[0]).toBe('DRAM N 3');
  });

  test('a search is stopped, and edits are costed while it runs', async () => {
    const { page, explorer: visited } = await visit();
    await page.getByLabel('Mapper').selectOption('random');
    await page.getByLabel('Seconds').fill('600');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByText('evaluated in').waitFor();
    await visited.setFactor('K', 'Buffer', 12);
    await expectCommandAgrees(visited);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('The best mapping is in the editor').waitFor();
    await page.getByText('interrupted').waitFor();
  });

  test('is as wide as the window, or narrower', async () => {
    const { page } = await visit();
    expect(await widthFaults(page)).toEqual([]);
  });

  test('Ctrl-C ends the command, with the page still open', async () => {
    const { child, printed, ended } = spawnCommand(folder, ['explore', ...all, '--port', '0']);
    const { complaints } = await visit(await printed(/http:\S+/));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('plugins that cannot run on the page are named on it', async () => {
    const other = await startExplorer(folder, [...all, '--config', 'refresh.config.mjs']);
    const { page } = await visit(other.address);
    const note = await page.getByLabel('Plugins that do not run here').textContent();
    expect(note).toContain('Plugin refresh does not run in the browser');
    expect(await other.stop()).toBe(0);
  });

  test('files that have become wrong are explained after a reload', async () => {
    const wrong = arrayFolder();
    const other = await startExplorer(wrong, all);
    const { page, explorer: visited } = await visit(other.address);
    writeFileSync(join(wrong, 'mapping.yaml'), 'mapping:\n- {target: DRUM, type: temporal}\n');
    await page.reload();
    expect(await page.getByRole('alert').textContent()).toContain('did you mean "DRAM"?');
    writeFileSync(join(wrong, 'mapping.yaml'), arrayFiles['mapping.yaml']);
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(await visited.costs()).not.toBeNull();
    await other.stop();
  });
});
