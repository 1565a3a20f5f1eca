import type { FiberQuery, FormatKind } from '../format.ts';

/** Where the fibers below begin and end, for every coordinate: an offset each, and one more. */
export const uncompressedOffsetPairs: FormatKind = {
  name: 'uop',
  description: 'offsets of where fibers begin and end',
  isCompressed: false,
  units: (query) => ({ metadata: 0, payload: fibers(query) * (query.fiberShape + 1) }),
};

/** The coordinates that are there, with what they hold. */
export const coordinatePayload: FormatKind = {
  name: 'cp',
  description: 'coordinates that are there, and what they hold',
  isCompressed: true,
  units(query) {
    const metadata = Math.ceil(query.fiberShape * (1 - query.emptyCoordinate())) * fibers(query);
    return { metadata, payload: metadata };
  },
};

/** Of every coordinate that is there how far it lies from the last. */
export const runLengthEncoding: FormatKind = {
  name: 'rle',
  description: 'distances between coordinates that are there',
  isCompressed: true,
  units(query) {
    const metadata = query.fiberShape * (1 - query.emptyCoordinate()) * fibers(query);
    return { metadata, payload: metadata };
  },
};

/** A bit for every coordinate; what lies below is there for those that are set. */
export const bitmask: FormatKind = {
  name: 'b',
  description: 'a bit for each coordinate, beside what is there',
  isCompressed: true,
  metadataWordBits: 1,
  units: (query) => ({
    metadata: fibers(query) * query.fiberShape,
    payload: fibers(query) * Math.ceil(query.fiberShape * (1 - query.emptyCoordinate())),
  }),
};

/** A bit for every coordinate, beside all of what lies below. */
export const uncompressedBitmask: FormatKind = {
  name: 'ub',
  description: 'a bit for each coordinate, beside all words',
  isCompressed: false,
  metadataWordBits: null,
  units: ({ mostFibers, fiberShape }) => ({ metadata: mostFibers * fiberShape, payload: mostFibers * fiberShape }),
};

function fibers(query: FiberQuery): number {
  return query.mostFibers * (1 - query.emptyFiber());
}
