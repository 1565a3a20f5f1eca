import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kinds, makePlugin } from '../../new-plugin/src/make-plugin.ts';
import { takeFirstSteps } from './first-steps.ts';
import { runTool } from './run-tool.ts';
import { visitExplorer } from './visit-explorer.ts';
import { workspacePackages } from './workspace-packages.ts';

/**
 * What somebody sees who installs the packages: packs them, installs the packs in a project outside the repository, takes
 * the first steps there, builds and tests there the examples and a new plugin of every kind, runs one through a config file, and visits the
 * explorer. Needs a build; `--keep` keeps the project.
 */
const repository = fileURLToPath(new URL('../../..', import.meta.url));
const project = mkdtempSync(join(tmpdir(), 'loopwright-packs-'));
const examples = ['cost-dram-refresh', 'cost-partial-double-buffering', 'cost-roofline'];

pack();
install();
takeFirstSteps(project, repository);
const made = kinds.map((kind) => basename(makePlugin({ kind, name: 'just-made', parent: join(project, 'examples') })));
for (const example of [...examples, ...made]) {
  runTool('npx', ['tsc', '-p', `examples/${example}/tsconfig.build.json`], project);
}
runTool('npx', ['vitest', 'run', '--dir', 'examples'], project);
runTool('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', `./examples/${examples[0]}`], project);
compareRuns();
await visitExplorer(project, 'plain.json');
if (!process.argv.includes('--keep')) rmSync(project, { recursive: true });

function pack(): void {
  const packs = join(project, 'packs');
  mkdirSync(packs);
  const workspaces = workspacePackages(repository).flatMap(({ name }) => ['-w', name]);
  runTool('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', packs, ...workspaces], repository);
}

function install(): void {
  const packs = readdirSync(join(project, 'packs')).map((file) => [packageOf(file), `file:packs/${file}`]);
  const { devDependencies } = readJson(join(repository, 'plugins/examples', examples[0], 'package.json'));
  const tools = Object.entries(devDependencies).filter(([name]) => !name.startsWith('@loopwright/'));
  const manifest = { private: true, type: 'module', dependencies: Object.fromEntries([...packs, ...tools]) };
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest, null, 2));
  const folder = (name: string) => join('plugins/examples', name);
  for (const example of examples) {
    cpSync(join(repository, folder(example)), join(project, 'examples', example), {
      recursive: true,
      filter: (path) => !/\/(dist|node_modules)$/.test(path),
    });
  }
  cpSync(fileURLToPath(new URL('../project', import.meta.url)), project, { recursive: true });
  runTool('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], project);
}

/** `loopwright-energy-pat-0.1.0.tgz` is `@loopwright/energy-pat`, `loopwright-0.1.0.tgz` is `loopwright`. */
function packageOf(file: string): string {
  return /^loopwright-\d/.test(file)
    ? 'loopwright'
    : file.replace(/^loopwright-(.*)-\d+\.\d+\.\d+.*\.tgz$/, '@loopwright/$1');
}

/** The example changes the energy and nothing else. */
function compareRuns(): void {
  const evaluate = (config: string) =>
    JSON.parse(runTool('npx', ['loopwright', 'evaluate', '--json', '--config', config], project));
  const plain = evaluate('plain.json');
  const refreshed = evaluate('refresh.json');
  if (!(refreshed.energyPj > plain.energyPj)) throw new Error('the plugin adds no energy');
  if (refreshed.cycles !== plain.cycles) throw new Error('the plugin changes the cycles');
  console.log(
    `energy ${plain.energyPj} pJ, with DRAM rows and refresh ${refreshed.energyPj} pJ; cycles ${plain.cycles}`,
  );
}

function readJson(file: string): { readonly devDependencies: Readonly<Record<string, string>> } {
  return JSON.parse(readFileSync(file, 'utf8'));
}
