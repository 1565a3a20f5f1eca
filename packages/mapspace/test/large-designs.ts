import type { FactorConstraint } from '@loopwright/spec';
import { type Design, type LevelSketch, sketch } from './design.ts';

/** VGG-16 conv3_2. */
const layer = { C: 256, M: 256, R: 3, S: 3, N: 1, P: 56, Q: 56 };

/** Dimensions held at 1; first in the loop order, as a specification's reader puts them. */
const ones = (names: string): Record<string, FactorConstraint> =>
  Object.fromEntries([...names].map((name) => [name, { exactly: 1 }]));
const memory: LevelSketch = { permutation: 'N' };

/** The four designs that searches are measured on, as far as the mapspace goes; N has bound 1. */
export const largeDesigns: Readonly<Record<string, Design>> = {
  'grid-256': sketch(layer, [memory, { fanout: [16, 16], permutation: 'N' }, memory, memory]),
  'row-stationary-168': sketch(layer, [
    { factors: ones('NCPQRS'), permutation: 'NCPQRSM', keep: 'keep' },
    { factors: ones('NMPQS'), permutation: 'NMPQSCR', keep: 'keep' },
    { factors: ones('NMCPQRS'), permutation: 'NMCPQRS', keep: 'keep' },
    { fanout: [1, 12], factors: ones('NPQR'), permutation: 'NPQRSCM', split: 0 },
    { fanout: [14, 1], factors: ones('NCPRS'), permutation: 'NCPRSQM', split: 999 },
    { permutation: 'N', keep: 'keep' },
    memory,
  ]),
  'systolic-1024': sketch(layer, [
    memory,
    { fanout: [32, 1], permutation: 'N' },
    { fanout: [1, 32], permutation: 'N' },
    memory,
    memory,
  ]),
  'vector-mac-256': sketch(layer, [
    { permutation: 'N', keep: 'keep' },
    { fanout: [1, 4], factors: ones('PQRSMN'), permutation: 'CMQRSPN' },
    { permutation: 'N', keep: 'keep' },
    { permutation: 'N', keep: 'keep' },
    { fanout: [1, 4], factors: ones('PQRSCN'), permutation: 'MCQRSPN' },
    { permutation: 'N', keep: 'keep' },
    { fanout: [16, 1], factors: ones('RSPQN'), permutation: 'MCRSPQN' },
    { permutation: 'N', keep: 'keep' },
    memory,
  ]),
};
