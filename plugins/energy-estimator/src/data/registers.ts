/**
 * Y. S. Shao et al.: Aladdin. ISCA 2014: characterisation of 40 nm standard cells at 1 ns, as Accelergy's Aladdin plug-in lists it:
 * one bit of a register, and a comparator of 32 bits.
 */
export const registers = {
  nodeNm: 40,
  bitPj: 0.009,
  bitAreaUm2: 5.98,
  bitLeakMw: 7e-5,
  comparator: { bits: 32, pj: 0.02947, areaUm2: 71, leakMw: 2.51e-5 },
  source: 'Aladdin, ISCA 2014',
} as const;
