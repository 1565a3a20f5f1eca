import type { Point } from '../power-law.ts';

/** Horowitz, ISSCC 2014: an access of 64 bits in a cache, 45 nm, 0.9 V; [KB, pJ]. */
const accessPj: readonly Point[] = [
  [8, 10],
  [32, 20],
  [1024, 100],
];

export const sram = {
  energy: { nodeNm: 45, bits: 64, accessPj, source: 'Horowitz, ISSCC 2014' },
  /** Mistry et al.: A 45nm logic technology with high-k + metal gate transistors. IEDM 2007: the 6T cell. */
  cell: { nodeNm: 45, areaUm2: 0.346, source: 'cell Mistry, IEDM 2007' },
  /** Of the area, the share that is cells; the rest is decoders, sense amplifiers and wires. Our assumption. */
  cellShare: 0.7,
  /** Wang et al.: A 1.1 GHz 12 uA/Mb-leakage SRAM design in 65 nm ultra-low-power CMOS. JSSC 43(1), 2008; at 1.2 V. */
  leakage: { nodeNm: 65, mwPerBit: (12e-3 * 1.2) / 2 ** 20, source: 'leakage Wang, JSSC 2008' },
  /** A port adds a word line and bit lines: a cell of s tracks by s becomes (s + 1) by (s + 1). Rixner et al., HPCA 2000. */
  cellTracks: 6,
} as const;
