import { fileURLToPath } from 'node:url';
import { run } from '@loopwright/cli';
import type { Rate } from '../measure.ts';
import type { TaskOptions } from './task.ts';

/** Where a search of the command prints: where nobody looks on, or on a terminal with its live view. */
export const viewVariants = ['no terminal', 'live view'] as const;
export type ViewVariant = (typeof viewVariants)[number];

const configs = fileURLToPath(new URL('../../../../configs/', import.meta.url));
const files = ['arch', 'ERT', 'ART'].map((file) => `designs/row-stationary-168/${file}.yaml`);

/** How many mappings the command draws and costs, from its start to its end. */
export async function liveView(variant: ViewVariant, { seed, evaluations }: TaskOptions): Promise<Rate> {
  const count = Math.ceil(evaluations / 5);
  const search = ['--mapper', 'random-pruned', '--threads', '1', '--seed', `${seed}`, '--evaluations', `${count}`];
  const argv = ['map', ...files, 'networks/vgg16/conv3_2.yaml', ...search];
  const start = performance.now();
  const before = process.cpuUsage();
  await run(argv, io(variant === 'live view'));
  const { user, system } = process.cpuUsage(before);
  return { perCpuSecond: (count * 1e6) / (user + system), perSecond: (count * 1e3) / (performance.now() - start) };
}

function io(isTTY: boolean) {
  const nobody = { write: () => true };
  return {
    stdout: nobody,
    stderr: { ...nobody, isTTY, columns: 100, rows: 40 },
    readStdin: () => '',
    env: {},
    cwd: configs,
    cores: 1,
    memoryBytes: 2 ** 32,
    onInterrupt: () => () => {},
  };
}
