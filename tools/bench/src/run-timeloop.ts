import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DesignName, designSources, type layers } from './designs.ts';
import { timeloopInput } from './timeloop-input.ts';

/** Seconds of CPU time in which one thread of Timeloop's `random_pruned` finds and costs so many mappings that fit. */
export function runTimeloop(design: DesignName, layer: keyof typeof layers, validMappings: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'timeloop-'));
  try {
    // Nothing but the number of mappings ends the search.
    const mapper = {
      algorithm: 'random_pruned',
      num_threads: 1,
      search_size: validMappings,
      timeout: 1_000_000_000,
      victory_condition: 0,
      optimization_metrics: ['edp'],
    };
    writeFileSync(join(folder, 'in.yaml'), timeloopInput(designSources(design, layer), mapper));
    // The shell tells the CPU time of what it ran, which Node does not.
    const { stdout, stderr, status } = spawnSync('sh', ['-c', 'timeloop-mapper in.yaml > out.txt 2>&1 && times'], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`timeloop-mapper ended with ${status}: ${stderr}`);
    return childSeconds(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The second line that `times` prints: user and system time of children, as `0m1.62s 0m0.01s`. */
export function childSeconds(times: string): number {
  const [, line] = times.split('\n');
  const parts = [...(line ?? '').matchAll(/(\d+)m([\d.,]+)s/g)];
  if (parts.length !== 2) throw new Error(`not what times prints: ${times}`);
  return parts.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds.replace(',', '.')), 0);
}
