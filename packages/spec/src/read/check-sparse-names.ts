import * as problems from '../diagnostics/problems.ts';
import type { Problem } from '../problem.ts';
import type { Reader } from '../source/reader.ts';
import type { PlacedLevel } from './placed-level.ts';

/** Dataspaces and dimensions of formats and savings that the problem does not have. */
export function checkSparseNames(placed: readonly PlacedLevel[], problem: Problem, { log }: Reader): void {
  const dataspaces = problem.dataspaces.map(({ name }) => name);
  const dimensions = problem.dimensions.map(({ name }) => name);
  for (const { level, node } of [...placed].reverse()) {
    if (level.kind === 'fanout' || !level.sparse) continue;
    const { formats, savings } = level.sparse;
    const options = savings.flatMap((unit) => unit.options);
    const named = [
      ...formats.map((format) => format.dataspace),
      ...options.flatMap((o) => [o.target, ...o.conditionOn]),
    ];
    for (const name of new Set(named)) {
      if (!dataspaces.includes(name)) log.add(problems.unknownDataspace(node.location, name, dataspaces));
    }
    const flattened = formats.flatMap(({ ranks }) => ranks.flatMap((rank) => rank.flattened.flat()));
    for (const name of new Set(flattened)) {
      if (!dimensions.includes(name)) log.add(problems.unknownDimension(node.location, name, dimensions));
    }
  }
}
