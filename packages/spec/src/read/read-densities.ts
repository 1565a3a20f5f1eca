import * as problems from '../diagnostics/problems.ts';
import type { Dataspace } from '../problem.ts';
import { isNothing, type Located, type LocatedMap } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';
import type { Density } from '../sparse.ts';

/** The dataspaces with the densities that `densities` of the instance gives them. */
export function withDensities(
  instance: LocatedMap,
  dataspaces: readonly Dataspace[],
  reader: Reader,
): readonly Dataspace[] {
  const node = instance.entries.get('densities')?.value;
  if (!node || isNothing(node)) return dataspaces;
  const entries = reader.map(node, 'densities')?.entries ?? new Map();
  const known = dataspaces.map(({ name }) => name);
  const densities = new Map<string, Density>();
  for (const [name, { keyLocation, value }] of entries) {
    if (!known.includes(name)) reader.log.add(problems.unknownDataspace(keyLocation, name, known));
    const density = readDensity(value, `the density of ${name}`, reader);
    if (density) densities.set(name, density);
  }
  return dataspaces.map((dataspace) => {
    const density = densities.get(dataspace.name);
    return density && !isDense(density) ? { ...dataspace, density } : dataspace;
  });
}

/** Without sparse features of the hardware, a tensor of density 1 is as good as one without. */
function isDense({ distribution, density }: Density): boolean {
  return distribution === 'fixed_structured' && density === 1;
}

/** `Inputs: 0.5`, or `Inputs: {distribution: hypergeometric, density: 0.5}`. */
function readDensity(node: Located, what: string, reader: Reader): Density | undefined {
  if (node.kind !== 'map') {
    const density = readShare(node, what, reader);
    const { location } = node;
    return density === undefined ? undefined : { distribution: 'fixed_structured', density, parameters: {}, location };
  }
  const entry = reader.required(node, 'distribution', what, 'add distribution: hypergeometric');
  const written = entry && reader.text(entry.value, `the distribution of ${what}`);
  const parameters: Record<string, number> = {};
  for (const [key, { value }] of node.entries) {
    if (key === 'distribution' || key === 'density') continue;
    const number = reader.number(value, `${key} of ${what}`);
    if (number !== undefined) parameters[key] = number;
  }
  const share = node.entries.get('density')?.value;
  const density = share ? readShare(share, what, reader) : 1;
  if (written === undefined || density === undefined) return undefined;
  return { distribution: canonicalDistribution(written), density, parameters, location: entry!.value.location };
}

/** Timeloop's older names, and those with hyphens. */
function canonicalDistribution(written: string): string {
  const name = written.toLowerCase().replaceAll('-', '_');
  return { fixed: 'fixed_structured', diagonal: 'banded' }[name] ?? name;
}

function readShare(node: Located, what: string, reader: Reader): number | undefined {
  const share = reader.number(node, what);
  if (share === undefined || (share >= 0 && share <= 1)) return share;
  reader.log.add(problems.outOfRange(node.location, what, `${share}`, 'a number from 0 to 1', 'write a share, as 0.5'));
  return undefined;
}
