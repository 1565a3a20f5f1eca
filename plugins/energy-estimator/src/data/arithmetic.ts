import type { Point } from '../power-law.ts';

/**
 * Energies: M. Horowitz: Computing's energy problem (and what we can do about it). ISSCC 2014, 45 nm, 0.9 V.
 * Areas: the column that lectures print beside these energies (W. Dally, tutorial at NIPS 2015; synthesised in TSMC 45 nm).
 * Points are [bits, pJ] and [bits, um^2].
 */
export const arithmetic: Readonly<Record<'adder' | 'multiplier' | 'floatAdder' | 'floatMultiplier', Operator>> = {
  adder: {
    energyPj: [
      [8, 0.03],
      [32, 0.1],
    ],
    areaUm2: [
      [8, 36],
      [16, 67],
      [32, 137],
    ],
  },
  multiplier: {
    energyPj: [
      [8, 0.2],
      [32, 3.1],
    ],
    areaUm2: [
      [8, 282],
      [32, 3495],
    ],
  },
  floatAdder: {
    energyPj: [
      [16, 0.4],
      [32, 0.9],
    ],
    areaUm2: [
      [16, 1360],
      [32, 4184],
    ],
  },
  floatMultiplier: {
    energyPj: [
      [16, 1.1],
      [32, 3.7],
    ],
    areaUm2: [
      [16, 1640],
      [32, 7700],
    ],
  },
};

export interface Operator {
  readonly energyPj: readonly Point[];
  readonly areaUm2: readonly Point[];
}

/**
 * [nm, pJ] of a multiplier of 8 bits with an adder of 16: Horowitz's of 45 nm, and that of the TPU v4i (Jouppi et al., ISCA 2021) as
 * accelforge has it. Cells scaled at one supply would take a third of the latter.
 */
const energyOfNode: readonly Point[] = [
  [7, 0.084],
  [45, 0.255],
];

export const arithmeticNode = {
  nodeNm: 45,
  source: 'Horowitz, ISSCC 2014; area Dally, NIPS 2015',
  smaller: { energyOfNode, source: 'the 7 nm of Jouppi et al., ISCA 2021, by accelforge; area Stillmaker & Baas' },
};

/** None of them gives leakage: that of Aladdin's 32-bit adder at 1 ns (2.3 uW, 278 um^2, 40 nm) per area. */
export const leakPwPerUm2 = 2.3e6 / 278;
