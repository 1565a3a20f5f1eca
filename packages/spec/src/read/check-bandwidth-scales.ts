import * as problems from '../diagnostics/problems.ts';
import type { Problem } from '../problem.ts';
import type { Reader } from '../source/reader.ts';
import { placeOf } from './parse-attributes.ts';
import type { PlacedLevel } from './placed-level.ts';

/** Weights of dataspaces that the problem does not have. */
export function checkBandwidthScales(placed: readonly PlacedLevel[], { dataspaces }: Problem, { log }: Reader): void {
  const known = dataspaces.map(({ name }) => name);
  for (const { level, node } of [...placed].reverse()) {
    if (level.kind === 'fanout') continue;
    for (const name of Object.keys(level.bandwidthScale)) {
      if (known.includes(name)) continue;
      log.add(problems.unknownDataspace(placeOf(node, 'per_dataspace_bandwidth_consumption_scale'), name, known));
    }
  }
}
