import * as problems from '../../diagnostics/problems.ts';
import type { Problem } from '../../problem.ts';
import type { Reader } from '../../source/reader.ts';
import type { PlacedLevel } from '../placed-level.ts';

/** Dataspaces and dimensions of formats and savings that the problem does not have. */
export function checkSparseNames(placed: readonly PlacedLevel[], problem: Problem, { log }: Reader): void {
  const dataspaces = problem.dataspaces.map(({ name }) => name);
  const dimensions = problem.dimensions.map(({ name }) => name);
  for (const { node } of [...placed].reverse()) {
    for (const { of, name, location } of node.sparse?.problemNames ?? []) {
      if (of === 'dataspace' && !dataspaces.includes(name))
        log.add(problems.unknownDataspace(location, name, dataspaces));
      if (of === 'dimension' && !dimensions.includes(name))
        log.add(problems.unknownDimension(location, name, dimensions));
    }
  }
}
