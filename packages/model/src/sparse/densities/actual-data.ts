import type { DensityKind } from '../density.ts';
import { KnownPositions } from './known-positions.ts';

/** The tensor itself, by the coordinates of its values. */
export const actualData: DensityKind = {
  name: 'actual_data',
  description: 'values lie at the coordinates given',
  create({ coordinates }, tensor) {
    if (!coordinates) throw new RangeError('coordinates say where values are, as [[0, 0], [3, 1]]');
    return new KnownPositions(tensor, (visit) => coordinates.forEach(visit));
  },
};
