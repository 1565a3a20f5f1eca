import * as problems from '../../diagnostics/problems.ts';
import type { Reader } from '../../source/reader.ts';
import type { HardwareNode } from '../hardware-node.ts';
import { COMPUTE_KEYS, MEMORY_KEYS, TARGET_KEYS } from './read-sparse-optimizations.ts';

/** Optimizations of parts that cannot have them. */
export function checkSparsePlaces(nodes: readonly HardwareNode[], compute: HardwareNode, { log }: Reader): void {
  for (const node of nodes) {
    const own = node === compute ? COMPUTE_KEYS : node.kind === 'component' ? MEMORY_KEYS : [];
    for (const [key, location] of node.sparse?.locations ?? []) {
      if (TARGET_KEYS.includes(key) || own.includes(key)) continue;
      const owners = COMPUTE_KEYS.includes(key) ? 'the compute units' : 'memories';
      log.add(problems.misplacedOptimization(location, key, node.name, owners));
    }
  }
}
