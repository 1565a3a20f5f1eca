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
];
