import type { Problem } from '@loopwright/spec';
import type { LocatedMap } from '@loopwright/spec/reading';
import { axisDimensions, convolution } from './convolution.ts';
import type { OperationsReading } from './operations-reading.ts';

const PER_AXIS = ['stride', 'dilation'] as const;
const POSITIONS = axisDimensions.map(({ positions }) => positions);
const BOUNDS = ['N', 'G', 'C', 'M', ...axisDimensions.flatMap(({ positions, filter }) => [positions, filter])];

export const LAYER_KEYS: readonly string[] = [...BOUNDS, ...PER_AXIS, 'transposed'];

/** A convolution by its bounds; those that are absent are 1, `C` and `M` count one group. */
export function readLayer(map: LocatedMap, { reader, scope }: OperationsReading): Problem {
  const bound = (name: string): number => {
    const node = map.entries.get(name)?.value;
    return (node && reader.integer(node, `the bound of ${name}`, 1, scope)) ?? 1;
  };
  const [strides, dilations] = PER_AXIS.map((key) => readPerAxis(map, key, { reader, scope }));
  const axes = axisDimensions.map(({ positions, filter }, index) => ({
    positions: bound(positions),
    filter: bound(filter),
    stride: strides![index]!,
    dilation: dilations![index]!,
  }));
  const hasDepth = ['Z', 'T'].some((name) => map.entries.has(name));
  const transposed = map.entries.get('transposed')?.value;
  return convolution({
    batch: bound('N'),
    groups: bound('G'),
    inputChannels: bound('C'),
    outputChannels: bound('M'),
    axes: hasDepth ? axes : axes.slice(0, 2),
    isTransposed: (transposed && reader.boolean(transposed, 'transposed', scope)) ?? false,
  });
}

/** `stride: 2` of every axis, or `stride: {P: 2}` of one. [axis] */
function readPerAxis(
  map: LocatedMap,
  key: string,
  { reader, scope }: Pick<OperationsReading, 'reader' | 'scope'>,
): readonly number[] {
  const node = map.entries.get(key)?.value;
  const read = (axis: typeof node) => (axis && reader.integer(axis, key, 1, scope)) ?? 1;
  if (node?.kind !== 'map') return POSITIONS.map(() => read(node));
  const axes = reader.closed(node, key, POSITIONS);
  return POSITIONS.map((name) => read(axes.entries.get(name)?.value));
}
