// Measures mappers on a folder of cases and prints a table in Markdown:
//   tsx --conditions=@loopwright/source tools/mappers/measure.ts CASES [--seconds 20] [--seed 1] [--only REGEXP] [--mappers a,b]
// A case is a folder with the input files, and timeloop.json with the EDP to compare with. The first mapper named is the
// one that the others' geometric means are given against.
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findMapping, PluginManager, prepareDesign } from '@loopwright/core/engine';
import { energyTables } from '@loopwright/energy-tables';
import { loadSpecification } from '@loopwright/spec';
import { type MapperName, mapperPlugins } from './mapper-plugins.ts';

interface Measured {
  readonly edp: number;
  readonly bar: number;
  readonly perSecond: number;
  /** When 1 % above the final EDP was reached. */
  readonly secondsToOnePercent: number;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    mappers: { type: 'string', default: 'random-pruned,random,hybrid,genetic,annealing' },
  },
});
const folder = positionals[0];
if (folder === undefined) throw new Error('name the folder of the cases');
const seconds = Number(values.seconds);
const cases = readdirSync(folder).filter((name) => new RegExp(values.only).test(name));
const mappers = values.mappers.split(',') as MapperName[];
const host = {
  nowSeconds: () => performance.now() / 1000,
  pause: () => new Promise<void>(setImmediate),
  interrupted: false,
};

async function measure(name: string, mapper: MapperName): Promise<Measured> {
  const files = readdirSync(join(folder!, name)).filter((file) => /^(arch|problem|ERT|ART)\.yaml$/.test(file));
  const sources = files.map((file) => ({ file, text: readFileSync(join(folder!, name, file), 'utf8') }));
  const { specification } = loadSpecification(sources);
  const plugins = new PluginManager();
  await plugins.use(energyTables());
  await plugins.use(mapperPlugins[mapper]());
  const improvements: { seconds: number; score: number }[] = [];
  plugins.hooks.searchStep.tap('measure', ({ improved, seconds: at, bestScore }) => {
    if (improved.length > 0) improvements.push({ seconds: at, score: bestScore });
  });
  const settings = { mapper, objective: ['edp'] as const, limits: { seconds }, seed: Number(values.seed) };
  const { outcome } = await findMapping(prepareDesign(plugins, specification), specification, settings, host);
  const bar = JSON.parse(readFileSync(join(folder!, name, 'timeloop.json'), 'utf8')).edp;
  const near = improvements.find(({ score }) => score <= outcome.bestScore * 1.01);
  return {
    edp: outcome.bestScore,
    bar,
    perSecond: outcome.evaluated / outcome.seconds,
    secondsToOnePercent: near?.seconds ?? Number.NaN,
  };
}

const results = new Map<MapperName, Measured[]>();
for (const mapper of mappers) {
  const measured: Measured[] = [];
  for (const name of cases) {
    measured.push(await measure(name, mapper));
    const { edp, bar, perSecond, secondsToOnePercent } = measured.at(-1)!;
    const rate = `${Math.round(perSecond / 1000)}k/s, within 1 % of it after ${secondsToOnePercent.toFixed(1)} s`;
    process.stderr.write(`${mapper} ${name}: ${(edp / bar).toFixed(4)}, ${rate}\n`);
  }
  results.set(mapper, measured);
}

const geometricMean = (figures: readonly number[]) =>
  Math.exp(figures.reduce((sum, figure) => sum + Math.log(figure), 0) / figures.length);
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const columns = (figure: (measured: readonly Measured[]) => string) => mappers.map((m) => figure(results.get(m)!));
const base = results.get(mappers[0]!)!;
const date = new Date().toISOString().slice(0, 10);
const lines = [
  `Measured ${date}, ${seconds} s a case, one thread, seed ${values.seed}, on ${cpus()[0]?.model}, Node ${process.version}.`,
  '',
  row(['case', ...mappers]),
  row(['---', ...mappers.map(() => '---:')]),
  ...cases.map((name, i) => row([name, ...columns((m) => (m[i]!.edp / m[i]!.bar).toFixed(3))])),
  row(['geometric mean', ...columns((m) => geometricMean(m.map(({ edp, bar }) => edp / bar)).toFixed(3))]),
  row([
    `against ${mappers[0]}`,
    ...columns((m) => geometricMean(m.map(({ edp }, i) => edp / base[i]!.edp)).toFixed(3)),
  ]),
  row([
    'mappings a second',
    ...columns((m) => Math.round(geometricMean(m.map((x) => x.perSecond))).toLocaleString('en')),
  ]),
  row([
    's to within 1 % of its best',
    ...columns((m) => geometricMean(m.map((x) => x.secondsToOnePercent)).toFixed(1)),
  ]),
];
process.stdout.write(`${lines.join('\n')}\n`);
