import { readdirSync } from 'node:fs';
import { run } from '@loopwright/cli';
import { formatCount, formatEnergy, formatPercent, formatSi } from '@loopwright/report';
import { isSearchResult, readResult } from '@loopwright/results';
import { configs } from './design-readme.ts';

/** Small and large, square and not, strided: a proof of each takes seconds. */
const layers = ['alexnet/conv2', 'vgg16/conv3_2', 'resnet18/conv1', 'resnet18/conv5_1_2'];

/** Far more than any of them takes, on a busy machine as well. */
const secondsForProof = 900;

/** Those that are proven in three seconds on every design. */
export const quickLayers: readonly string[] = ['alexnet/conv2', 'resnet18/conv5_1_2'];

/** The best mappings of a design for EDP, proven, as a table in Markdown. */
export async function knownResults(design: string): Promise<string> {
  const rows: string[] = [];
  for (const layer of layers) rows.push(await knownRow(design, layer));
  return [
    '| layer | EDP | energy | cycles | utilization | proven |',
    '| ----- | --: | -----: | -----: | ----------: | ------ |',
    ...rows,
  ].join('\n');
}

/** The row of one layer in that table. */
export async function knownRow(design: string, layer: string): Promise<string> {
  return row(layer, await searchText(design, layer));
}

/** What the command prints, as users run it. */
async function searchText(design: string, layer: string): Promise<string> {
  const folder = `${configs}designs/${design}`;
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const inputs = [...files.map((file) => `${folder}/${file}`), `${configs}networks/${layer}.yaml`];
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({ write: (text: string) => (written[name] += text) });
  const io = {
    stdout: output('stdout'),
    stderr: output('stderr'),
    readStdin: () => '',
    env: {},
    cwd: configs,
    cores: 1,
    memoryBytes: 2 ** 32,
    onInterrupt: () => () => {},
  };
  const search = ['--mapper', 'optimal', '--threads', '1', '--seed', '1', '--seconds', String(secondsForProof)];
  await run(['map', ...inputs, ...search, '--json'], io);
  if (written.stdout === '') throw new Error(written.stderr);
  return written.stdout;
}

function row(layer: string, text: string): string {
  const result = readResult({ file: layer, text });
  if (!isSearchResult(result) || !result.best?.valid) throw new Error(`no mapping is found for ${layer}`);
  const { best, search } = result;
  const cells = [
    layer.replace('/', ' '),
    formatSi(best.edp * 1e-12, 'J·cycle'),
    formatEnergy(best.energyPj),
    formatCount(best.cycles),
    formatPercent(best.utilization),
    search.optimal ? 'yes' : 'no',
  ];
  return `| ${cells.join(' | ')} |`;
}
