import type { DensityKind } from '../density.ts';
import { KnownPositions } from './known-positions.ts';

/** Values lie on the diagonal of a matrix and beside it: stencils, physics. */
export const banded: DensityKind = {
  name: 'banded',
  description: 'values lie on the diagonal of a matrix, and so many beside it on either side',
  parameters: ['band_width'],
  create({ parameters: { band_width: width = 0 } }, tensor) {
    const [rows, columns] = tensor.extents;
    if (tensor.extents.length !== 2 || rows !== columns) {
      throw new RangeError(`only square matrices have bands, and this is ${tensor.extents.join(' x ')}`);
    }
    if (!Number.isInteger(width) || width < 0) throw new RangeError(`band_width is ${width}, not a whole number`);
    return new KnownPositions(tensor, (visit) => {
      for (let row = 0; row < rows; row++) {
        const last = Math.min(rows - 1, row + width);
        for (let column = Math.max(0, row - width); column <= last; column++) visit([row, column]);
      }
    });
  },
};
