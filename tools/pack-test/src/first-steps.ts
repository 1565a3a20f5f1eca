import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { snippetsOf } from '../../docs-test/src/snippets.ts';
import { runTool } from './run-tool.ts';

/** The ten-minute plugin of README, as JavaScript. */
const plugin = `export default ({ pjPerCycle = 40 } = {}) => ({
  name: 'dram-refresh',
  setup({ hooks }) {
    hooks.evaluate.tap((evaluate) => (batch, candidate) => {
      evaluate(batch, candidate);
      if (!batch.rejection[candidate]) batch.energyPj[candidate] += pjPerCycle * batch.cycles[candidate];
    });
  },
});
`;

interface Mapped {
  readonly best: { readonly energyPj: number; readonly cycles: number };
  readonly search: { readonly optimal: boolean };
}

/**
 * The first ten minutes of a user, in an empty folder of a project that has the packs: maps a layer that comes along, begins a
 * design of its own, makes and runs a plugin, and reads a result by the script of docs/use-from-code.md.
 */
export function takeFirstSteps(project: string, repository: string): void {
  const folder = join(project, 'first');
  mkdirSync(folder);
  const loopwright = (...args: string[]) => runTool('npx', ['loopwright', ...args], folder);
  const proven = JSON.parse(
    loopwright('map', 'row-stationary-168', 'vgg16/conv3_2', '-m', 'optimal', '--json'),
  ) as Mapped;
  loopwright('init');
  const own = loopwright('map', '--json');
  const { best, search } = JSON.parse(own) as Mapped;
  expectEqual('what init writes is mapped as what comes along', [best, search.optimal], [proven.best, true]);

  writeFileSync(join(folder, 'dram-refresh.mjs'), plugin);
  const dear = JSON.parse(loopwright('map', '--json', '--plugin', './dram-refresh.mjs')) as Mapped;
  expectEqual('the plugin adds energy', dear.best.energyPj > best.energyPj, true);

  writeFileSync(join(folder, 'best.json'), own);
  const page = readFileSync(join(repository, 'docs/use-from-code.md'), 'utf8');
  const script = snippetsOf(page).find(({ file }) => file === 'read.mjs')!;
  writeFileSync(join(folder, 'read.mjs'), script.text);
  const printed = runTool('node', ['read.mjs', 'best.json'], folder);
  expectEqual('a script reads the result', /^OutputSpad Outputs \d+ \d+$/m.test(printed), true);
  console.log(`${best.cycles} cycles, ${best.energyPj} pJ; with the plugin ${dear.best.energyPj} pJ`);
}

function expectEqual(what: string, found: unknown, expected: unknown): void {
  const [one, other] = [found, expected].map((value) => JSON.stringify(value));
  if (one !== other) throw new Error(`${what}: found ${one}, expected ${other}`);
}
