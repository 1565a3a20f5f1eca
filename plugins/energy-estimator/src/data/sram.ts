import type { Point } from '../power-law.ts';

/**
 * Constants of the memory model at 45 nm, found by regression over 93 memories that CACTI 7 lays out (32 to 1024 bits, 64 to 262144
 * rows, 1 to 32 banks, 1 to 4 ports) in the configuration of Accelergy's CACTI plug-in: low-standby-power transistors, 300 K,
 * layouts that leak least.
 */
export const sram = {
  source: "CACTI 7, as Accelergy's plug-in runs it",
  energy: {
    /** A bit line that swings as far as a sense amplifier needs: of one cell on it. */
    readSwingPj: 1.07e-4,
    /** The same of one that swings from rail to rail. */
    writeSwingPj: 5.4e-4,
    /** Precharge, sense amplifier and its share of the word line, for each column that is switched on. */
    columnPj: 0.0115,
    /** Input or output of the array. */
    bitPj: 0.0092,
    /** Repeated wires from bank to bank and mat to mat, over the side of the memory. */
    wirePjPerBitMm: 0.564,
    /** What wires of a word add to each other where many run side by side: they spread the array. */
    wirePjPerBitSquareMm: 1.8e-4,
    /** What another port adds to the length of bit lines and word lines. */
    shareOfPort: 0.25,
  },
  area: {
    /** With its share of decoders and sense amplifiers. */
    cellUm2: 0.38,
    /** A port adds a word line and bit lines: the side of a cell of s tracks grows to s + 1 (Rixner et al., HPCA 2000). */
    cellTracks: 1.72,
    /** What a bit of the word adds to the side of its bank. */
    bankPitchUm: 0.12,
    /** What it adds to the wires between banks. */
    treePitchUm: 0.42,
  },
  leakage: { mwPerBit: 3.2e-9, mwPerSide: 1.2e-7, mwPerColumn: 1.24e-7, shareOfPort: 0.127 },
  /**
   * Bits of a mat (four subarrays with their decoder) over the root of the word's bits times those of the bank: as CACTI divides deep
   * banks, whose bit lines would else cost more than the wires between mats.
   */
  matShare: 32,
  /**
   * The smallest that CACTI lays out. Below, Accelergy's plug-in goes on: 30 % of the energy stays with the width,
   * and it falls by 1.56 with every halving of the depth.
   */
  smallest: { width: 32, rowsOfBank: 64, shareWithoutWidth: 0.3, depthExponent: 1.56 / 2 },
} as const;

/**
 * [nm, factor from 45 nm], each the geometric mean of ten memories. Below 22 nm memories gain less than logic: energy goes with the
 * root of the node and area with the node; above 90 nm both with its square, all as in Accelergy's plug-in. Supplies are those of the nodes.
 */
export const sramScaling = {
  smallestNm: 22,
  largestNm: 90,
  energy: onward([22, 0.23], [32, 0.536], [45, 1], [65, 1.85], [90, 3.35], { below: 0.5 }),
  area: onward([22, 0.247], [32, 0.525], [45, 1], [65, 2], [90, 3.77], { below: 1 }),
  leakage: onward([22, 6.5], [32, 1.78], [45, 1], [65, 7], [90, 3.46], { below: 0.5 }),
};

function onward(...parts: readonly [...Point[], { readonly below: number }]): readonly Point[] {
  const points = parts.slice(0, -1) as Point[];
  const { below } = parts.at(-1) as { below: number };
  const [smallest, largest] = [points[0], points.at(-1)!];
  const at = ([nm, factor]: Point, to: number, exponent: number): Point => [to, factor * (to / nm) ** exponent];
  return [at(smallest, 5, below), ...points, at(largest, 180, 2)];
}
