import type { DensityKind } from '../density.ts';

/** Every tile has the same share of values that are not zero, as near as whole numbers allow: pruning in patterns (2:4). */
export const fixedStructured: DensityKind = {
  name: 'fixed_structured',
  description: 'every tile holds the same share',
  create: ({ density }) => ({
    ignoresExtents: true,
    probability({ words }, occupancy, within) {
      const exact = words * (within ? within.occupancy / within.words : density);
      const above = exact - Math.floor(exact);
      if (occupancy === Math.floor(exact)) return 1 - above;
      return occupancy === Math.ceil(exact) ? above : 0;
    },
    // By way of a share, as Timeloop has it, which may lose a word to rounding.
    least: ({ words }) => Math.floor((Math.floor(words * density) / words) * words),
    most: ({ words }) => Math.ceil(words * density),
    expected: ({ words }) => words * density,
  }),
};
