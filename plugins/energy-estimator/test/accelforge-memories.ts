/** A memory of a design of accelforge, and what its tests expect of it: CACTI with an address generator. */
export interface AccelforgeMemory {
  /** Design and component. */
  readonly name: string;
  readonly nodeNm: number;
  readonly sizeBits: number;
  readonly own: Readonly<Record<string, number>>;
  /** Of one access as it is counted. */
  readonly bits: number;
  readonly readPj: number;
  readonly writePj: number;
  readonly areaUm2: number;
  readonly leakUw: number;
}

export const accelforgeMemories: readonly AccelforgeMemory[] = [
  memory('eyeriss GlobalBuffer', 65, 2 ** 20, 64, [90.56, 91.22, 6.857e6, 255.1], { n_banks: 32 }),
  memory('eyeriss InputScratchpad', 65, 192, 1, [0.02273, 0.03155, 387.4, 0.4382]),
  memory('eyeriss WeightScratchpad', 65, 3072, 1, [0.04015, 0.06236, 3534, 0.7664]),
  memory('eyeriss OutputScratchpad', 65, 256, 1, [0.02625, 0.03729, 456.1, 0.4414]),
  memory('simba GlobalBuffer', 16, 2 ** 19, 1, [0.08295, 0.09034, 239500, 9.509], { n_banks: 2, n_rw_ports: 2 }),
  memory('simba InputBuffer', 16, 2 ** 16, 1, [0.009646, 0.02069, 5391, 1.207]),
  memory('simba WeightBuffer', 16, 2 ** 18, 1, [0.06682, 0.06873, 107030, 12.61], { n_banks: 8 }),
  memory('simba AccumulationBuffer', 16, 24576, 1, [0.007075, 0.01383, 2200, 0.6035]),
];

function memory(
  name: string,
  nodeNm: number,
  sizeBits: number,
  bits: number,
  [readPj, writePj, areaUm2, leakUw]: readonly [number, number, number, number],
  own: AccelforgeMemory['own'] = {},
): AccelforgeMemory {
  return { name, nodeNm, sizeBits, own, bits, readPj, writePj, areaUm2, leakUw };
}
