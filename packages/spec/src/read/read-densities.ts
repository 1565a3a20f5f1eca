import { nearestName } from '../diagnostics/nearest-name.ts';
import * as problems from '../diagnostics/problems.ts';
import type { SourceLocation } from '../location.ts';
import type { Dataspace, Dimension } from '../problem.ts';
import { isNothing, type Located, type LocatedEntry, type LocatedMap } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';
import type { Density } from '../sparse.ts';
import { extentsOf, readCoordinates, readMask } from './read-coordinates.ts';

/** Keys of an instance that speak of densities. */
export const DENSITY_KEYS: readonly string[] = ['densities', 'commonDensity'];

/** The one that another key is likely to stand for: without it all would be dense. `commonDatawidth` is none. */
export function nearestDensityKey(key: string): string | undefined {
  return nearestName(key, DENSITY_KEYS, 3) ?? (/^density$/i.test(key) ? DENSITY_KEYS[0] : undefined);
}

/** The dataspaces with the densities that `densities` of the instance gives them, or one for all, `commonDensity`. */
export function withDensities(
  instance: LocatedMap,
  dataspaces: readonly Dataspace[],
  dimensions: readonly Dimension[],
  reader: Reader,
): readonly Dataspace[] {
  const [each, common] = DENSITY_KEYS.map((key) => instance.entries.get(key));
  if (common && !isNothing(common.value)) {
    if (each) reader.log.add(problems.noEffect(each.keyLocation, 'densities', 'commonDensity stands beside it'));
    return dataspaces.map((dataspace) =>
      withDensity(dataspace, readDensity(common.value, dataspace, dimensions, reader)),
    );
  }
  const node = each?.value;
  if (!node || isNothing(node)) return dataspaces;
  const entries = reader.map(node, 'densities')?.entries ?? new Map<string, LocatedEntry>();
  const known = dataspaces.map(({ name }) => name);
  for (const [name, { keyLocation }] of entries) {
    if (!known.includes(name)) reader.log.add(problems.unknownDataspace(keyLocation, name, known));
  }
  return dataspaces.map((dataspace) => {
    const value = entries.get(dataspace.name)?.value;
    return value ? withDensity(dataspace, readDensity(value, dataspace, dimensions, reader)) : dataspace;
  });
}

function withDensity(dataspace: Dataspace, density: Density | undefined): Dataspace {
  return density && !isDense(density) ? { ...dataspace, density } : dataspace;
}

/** Without sparse features of the hardware, a tensor of density 1 is as good as one without. */
function isDense({ distribution, density }: Density): boolean {
  return distribution === 'fixed_structured' && density === 1;
}

/** `Inputs: 0.5`, or `Inputs: {distribution: hypergeometric, density: 0.5}`. */
function readDensity(
  node: Located,
  dataspace: Dataspace,
  dimensions: readonly Dimension[],
  reader: Reader,
): Density | undefined {
  const what = `the density of ${dataspace.name}`;
  if (node.kind !== 'map') {
    const density = readShare(node, what, reader);
    const { location } = node;
    return density === undefined ? undefined : { distribution: 'fixed_structured', density, parameters: {}, location };
  }
  const entry = reader.required(node, 'distribution', what, 'add distribution: hypergeometric');
  const written = entry && reader.text(entry.value, `the distribution of ${what}`);
  const parameters: Record<string, number> = {};
  const parameterLocations: Record<string, SourceLocation> = {};
  for (const [key, { keyLocation, value }] of node.entries) {
    if (OWN_KEYS.includes(key)) continue;
    if (key === 'workload_tensor_size') {
      reader.log.add(problems.noEffect(keyLocation, key, 'the size of the tensor is that of its dimensions'));
      continue;
    }
    if (key === 'data_file_path') {
      reader.log.add(problems.unreadValues(keyLocation, `${key} of ${what}`));
      continue;
    }
    const number = reader.number(value, `${key} of ${what}`);
    if (number === undefined) continue;
    parameters[key] = number;
    parameterLocations[key] = keyLocation;
  }
  const list = node.entries.get('coordinates')?.value;
  const mask = node.entries.get('mask')?.value;
  const coordinates = list
    ? readCoordinates(list, dataspace, dimensions, reader)
    : mask && readMask(mask, dataspace, dimensions, reader);
  const shareEntry = node.entries.get('density');
  const share = shareEntry?.value;
  const distribution = written && canonicalDistribution(written);
  if (!share && distribution && HAVE_A_SHARE.includes(distribution)) {
    reader.log.add(
      problems.missingKey(node.location, 'density', `${what}, which is ${distribution},`, 'add density: 0.5'),
    );
  }
  const isKnown = distribution === 'actual_data' && (list ?? mask) !== undefined;
  if (shareEntry && isKnown) {
    reader.log.add(problems.densityBesideValues(shareEntry.keyLocation, dataspace.name));
  }
  const density =
    share && !isKnown ? readShare(share, what, reader) : coordinates ? shareOf(coordinates, dataspace, dimensions) : 1;
  if (!distribution || density === undefined || ((list ?? mask) && !coordinates)) return undefined;
  return {
    distribution,
    ...(written !== distribution && { written }),
    density,
    parameters,
    ...(coordinates && { coordinates }),
    location: entry!.value.location,
    parameterLocations,
  };
}

/** Of a distribution of Timeloop that is told its share of values, which it does not guess. */
const HAVE_A_SHARE = ['fixed_structured', 'hypergeometric'];

const OWN_KEYS = ['distribution', 'density', 'coordinates', 'mask'];

/** Share of the values of the tensor that are there. */
function shareOf(
  coordinates: readonly (readonly number[])[],
  { ranks }: Dataspace,
  dimensions: readonly Dimension[],
): number {
  return coordinates.length / extentsOf(ranks, dimensions).reduce((product, extent) => product * extent, 1);
}

/** Timeloop's older names, and those with hyphens. */
function canonicalDistribution(written: string): string {
  const name = written.toLowerCase().replaceAll('-', '_');
  return { fixed: 'fixed_structured', diagonal: 'banded', real_data: 'actual_data' }[name] ?? name;
}

function readShare(node: Located, what: string, reader: Reader): number | undefined {
  const share = reader.number(node, what);
  if (share === undefined || (share >= 0 && share <= 1)) return share;
  reader.log.add(problems.outOfRange(node.location, what, `${share}`, 'a number from 0 to 1', 'write a share, as 0.5'));
  return undefined;
}
