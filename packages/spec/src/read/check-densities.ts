import * as problems from '../diagnostics/problems.ts';
import type { Dataspace } from '../problem.ts';
import { isNothing, type Located, type LocatedMap } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';

/** Sparse tensors are not modelled: densities are accepted where they say that all tensors are dense. */
export function checkDensities(instance: LocatedMap, dataspaces: readonly Dataspace[], reader: Reader): void {
  const node = instance.entries.get('densities')?.value;
  if (!node || isNothing(node)) return;
  const densities = reader.map(node, 'densities');
  const known = dataspaces.map(({ name }) => name);
  for (const [name, { keyLocation, value }] of densities?.entries ?? []) {
    if (!known.includes(name)) reader.log.add(problems.unknownDataspace(keyLocation, name, known));
    else if (density(value, reader) !== 1) {
      reader.log.add(
        problems.notModelled(value.location, `a density of ${name} other than 1`, 'write 1, or leave it out'),
      );
    }
  }
}

/** `Inputs: 0.5`, or `Inputs: {distribution: hypergeometric, density: 0.5}`. */
function density(node: Located, reader: Reader): number | undefined {
  const value = node.kind === 'map' ? node.entries.get('density')?.value : node;
  return value && reader.number(value, 'a density');
}
