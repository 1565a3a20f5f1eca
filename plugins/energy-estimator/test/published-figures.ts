import { estimatePrimitive } from '../src/primitives/index.ts';

/** Figures that the estimator does not use, and what it says instead. */
export interface PublishedFigure {
  readonly what: string;
  readonly source: string;
  readonly published: number;
  readonly estimated: number;
}

const at = (nodeNm: number) => ({ nodeNm, supplyVolts: 0.8, cycleNs: 1 });
const pj = (partClass: string, attributes: Record<string, unknown>, action: string, nodeNm = 45) =>
  estimatePrimitive({ partClass, attributes, technology: at(nodeNm) })!.energyPj[action];

const macPj = pj('intmac', { width: 16 }, 'compute');
const eyeriss = 'Chen et al., ISCA 2016';
const aladdin = "Accelergy's Aladdin plug-in, 40 nm, 1 ns";
const accelforge = "accelforge's expected components, eyeriss, 65 nm";

export const publishedFigures: readonly PublishedFigure[] = [
  {
    what: 'register file of 0.5 KB, 16 bits, in 16-bit MACs',
    source: eyeriss,
    published: 1,
    estimated: pj('regfile', { width: 16, depth: 256 }, 'read') / macPj,
  },
  {
    what: 'buffer of 100 KB, 16 bits, in 16-bit MACs',
    source: eyeriss,
    published: 6,
    estimated: pj('SRAM', { width: 16, depth: 51200 }, 'read') / macPj,
  },
  {
    what: 'DRAM (LPDDR4), 16 bits, in 16-bit MACs',
    source: eyeriss,
    published: 200,
    estimated: pj('DRAM', { width: 16 }, 'read') / macPj,
  },
  {
    what: 'SRAM of 8 KB, 256 bits, 28 nm, pJ',
    source: 'doi:10.1186/s12859-018-2389-6, table 7',
    published: 50,
    estimated: pj('SRAM', { width: 256, depth: 256 }, 'read', 28),
  },
  ...(
    [
      ['adder', 'intadder', 'add', 0.21],
      ['multiplier', 'intmultiplier', 'multiply', 12.68],
      ['comparator', 'comparator', 'compare', 0.02947],
      ['floating-point adder', 'fpadder', 'add', 16.679],
      ['floating-point multiplier', 'fpmultiplier', 'multiply', 35.3],
      ['register', 'register', 'read', 32 * 0.009],
    ] as const
  ).map(([what, partClass, action, published]) => ({
    what: `${what} of 32 bits, pJ`,
    source: aladdin,
    published,
    estimated: pj(partClass, { width: 32 }, action, 40),
  })),
  {
    what: 'SRAM of 128 KB in 32 banks, 64 bits, pJ',
    source: accelforge,
    published: 90.56,
    estimated: pj('SRAM', { width: 64, depth: 16384, n_banks: 32 }, 'read', 65),
  },
  {
    what: 'MAC of 8 bits, adder of 16, pJ',
    source: accelforge,
    published: 1.281,
    estimated: pj('intmac', { multiplier_width: 8, adder_width: 16 }, 'compute', 65),
  },
];
