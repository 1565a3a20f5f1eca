import { readdirSync } from 'node:fs';
import { run } from '@loopwright/cli';
import { formatCount, formatEnergy, formatPercent, formatSi } from '@loopwright/report';
import { configs } from './design-readme.ts';

/** Small and large, square and not, strided: a proof of each takes seconds. */
const layers = ['alexnet/conv2', 'vgg16/conv3_2', 'resnet18/conv1', 'resnet18/conv5_1_2'];

/** What `map --json` prints, as far as the table shows it. */
interface Found {
  readonly best: { cycles: number; energyPj: number; edp: number; utilization: number };
  readonly search: { optimal: boolean };
}

/** The best mappings of a design for EDP, proven, as a table in Markdown. */
export async function knownResults(design: string): Promise<string> {
  const rows: string[] = [];
  for (const layer of layers) rows.push(row(layer, await bestMapping(design, layer)));
  return [
    '| layer | EDP | energy | cycles | utilization | proven |',
    '| ----- | --: | -----: | -----: | ----------: | ------ |',
    ...rows,
  ].join('\n');
}

/** By the command, as users run it. */
async function bestMapping(design: string, layer: string): Promise<Found> {
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
    onInterrupt: () => () => {},
  };
  await run(['map', ...inputs, '--mapper', 'optimal', '--threads', '1', '--seed', '1', '--json'], io);
  if (written.stdout === '') throw new Error(written.stderr);
  return JSON.parse(written.stdout);
}

function row(layer: string, { best, search }: Found): string {
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
