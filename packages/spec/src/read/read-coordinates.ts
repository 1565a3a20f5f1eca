import * as problems from '../diagnostics/problems.ts';
import type { Dataspace, Dimension } from '../problem.ts';
import { rankExtent } from '../rank-extent.ts';
import { type Located, showLocated } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';

/** `coordinates` of a tensor: of every value that is not zero its point along each rank, from 0. Undefined where any is wrong. */
export function readCoordinates(
  node: Located,
  { name, ranks }: Dataspace,
  dimensions: readonly Dimension[],
  reader: Reader,
): readonly (readonly number[])[] | undefined {
  const extents = extentsOf(ranks, dimensions);
  const expected = `${ranks.length} whole numbers, ${extents.map((extent) => `0 to ${extent - 1}`).join(' and ')}`;
  const list = reader.list(node, `coordinates of ${name}`, 'write [[0, 0], [3, 1]]');
  const seen = new Set<string>();
  const coordinates: (readonly number[])[] = [];
  for (const item of list?.items ?? []) {
    const points = item.kind === 'list' ? item.items.map(pointOf) : [];
    const fits = points.length === ranks.length && points.every((point, rank) => point < extents[rank]!);
    if (!fits) {
      const found = showLocated(item);
      reader.log.add(problems.wrongType(item.location, `a coordinate of ${name}`, found, expected));
      return undefined;
    }
    const key = points.join();
    if (seen.has(key)) {
      reader.log.add(
        problems.outOfRange(
          item.location,
          `a coordinate of ${name}`,
          `[${points.join(', ')}] again`,
          'each value once',
          'remove one of the two',
        ),
      );
      return undefined;
    }
    seen.add(key);
    coordinates.push(points);
  }
  return list && coordinates;
}

/** `mask` of a tensor: 0 or 1 for each value, the first rank changing fastest. The coordinates of those that are 1. */
export function readMask(
  node: Located,
  { name, ranks }: Dataspace,
  dimensions: readonly Dimension[],
  reader: Reader,
): readonly (readonly number[])[] | undefined {
  const digits = reader.text(node, `mask of ${name}`)?.replace(/\s+/g, '');
  if (digits === undefined) return undefined;
  const extents = extentsOf(ranks, dimensions);
  const words = extents.reduce((product, extent) => product * extent, 1);
  if (digits.length !== words || /[^01]/.test(digits)) {
    const found = /[^01]/.test(digits) ? showLocated(node) : `${digits.length} of them`;
    const expected = `0 or 1 for each of ${extents.join(' x ')} = ${words}, the first rank changing fastest`;
    reader.log.add(problems.wrongType(node.location, `mask of ${name}`, found, expected));
    return undefined;
  }
  const coordinates: (readonly number[])[] = [];
  for (let at = digits.indexOf('1'); at >= 0; at = digits.indexOf('1', at + 1)) {
    let rest = at;
    coordinates.push(
      extents.map((extent) => {
        const point = rest % extent;
        rest = (rest - point) / extent;
        return point;
      }),
    );
  }
  return coordinates;
}

export function extentsOf(ranks: Dataspace['ranks'], dimensions: readonly Dimension[]): number[] {
  return ranks.map((rank) => rankExtent(rank, (dimension) => dimensions[dimension]!.bound));
}

function pointOf(node: Located): number {
  return node.kind === 'scalar' && /^\d+$/.test(node.text.trim()) ? Number(node.text) : Number.NaN;
}
