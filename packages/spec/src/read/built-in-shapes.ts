import type { SourceLocation } from '../location.ts';
import type { LocatedMap } from '../source/located.ts';
import { locatedAt, type PlainValue } from '../source/plain-value.ts';

/** What a `shape` section says of a problem. */
type Shape = { [key: string]: PlainValue };

const STRIDES = ['Wstride', 'Hstride', 'Wdilation', 'Hdilation'];

/** The shapes that come along with Timeloop, in the order of their dimensions, dataspaces and ranks. */
const SHAPES: Readonly<Record<string, Shape>> = {
  cnn_layer: {
    name: 'CNN_Layer',
    dimensions: ['R', 'S', 'P', 'Q', 'C', 'K', 'N'],
    coefficients: STRIDES.map((name) => ({ name, default: 1 })),
    data_spaces: [
      { name: 'Weights', projection: ranks('C', 'K', 'R', 'S') },
      {
        name: 'Inputs',
        projection: [
          ...ranks('N', 'C'),
          [
            ['R', 'Wdilation'],
            ['P', 'Wstride'],
          ],
          [
            ['S', 'Hdilation'],
            ['Q', 'Hstride'],
          ],
        ],
      },
      { name: 'Outputs', projection: ranks('N', 'K', 'Q', 'P'), read_write: true },
    ],
  },
  gemm_ABZ: {
    name: 'gemm_ABZ',
    dimensions: ['M', 'N', 'K'],
    data_spaces: [
      { name: 'A', projection: ranks('M', 'K') },
      { name: 'B', projection: ranks('N', 'K') },
      { name: 'Z', projection: ranks('M', 'N'), read_write: true },
    ],
  },
  gemm: {
    name: 'gemm',
    dimensions: ['M', 'N', 'K'],
    data_spaces: [
      { name: 'A', projection: ranks('M', 'K') },
      { name: 'B', projection: ranks('N', 'K') },
      { name: 'C', projection: ranks('M', 'N') },
      { name: 'D', projection: ranks('M', 'N'), read_write: true },
    ],
  },
};

/** The shape of a problem that names none. */
export const DEFAULT_SHAPE = 'cnn_layer';

export const BUILT_IN_SHAPES: readonly string[] = Object.keys(SHAPES);

/**
 * The shape of that name, as if it were written at `location`. Timeloop takes the name for that of a file, with or
 * without its ending; older versions wrote hyphens.
 */
export function builtInShape(name: string, location: SourceLocation): LocatedMap | undefined {
  const stem = name.replace(/\.(ya?ml|cfg)$/, '').replaceAll('-', '_');
  return Object.hasOwn(SHAPES, stem) ? (locatedAt(SHAPES[stem]!, location) as LocatedMap) : undefined;
}

function ranks(...dimensions: string[]): PlainValue[] {
  return dimensions.map((dimension) => [[dimension]]);
}
