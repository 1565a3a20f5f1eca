import type { Technology } from '../src/estimate.ts';
import { estimatePrimitive } from '../src/primitives/index.ts';
import { type AccelforgeMemory, accelforgeMemories } from './accelforge-memories.ts';
import { cactiMemories } from './cacti-memories.ts';

/** A published figure, and what the estimator says instead. */
export interface PublishedFigure {
  readonly what: string;
  readonly published: number;
  readonly estimated: number;
}

export interface FigureGroup {
  readonly title: string;
  readonly figures: readonly PublishedFigure[];
}

type Attributes = Readonly<Record<string, unknown>>;

const at = (nodeNm: number, cycleNs = 1): Technology => ({ nodeNm, supplyVolts: 0.8, cycleNs });
const estimate = (partClass: string, attributes: Attributes, technology: Technology) =>
  estimatePrimitive({ partClass, attributes, technology });
const pj = (partClass: string, attributes: Attributes, action: string, technology: Technology) =>
  estimate(partClass, attributes, technology).energyPj[action];

/** Lines as wide as those of its vector memory, in banks of 1 MiB. */
const cmem = { width: 4096, depth: 262144, n_banks: 128 };

/** Nothing of these is in the data, but for Accelergy's Aladdin tables and Horowitz's points, which say so. */
export const figureGroups: readonly FigureGroup[] = [
  {
    title: "Memories of accelforge's designs (CACTI with address generators; hwcomponents, as its tests expect them)",
    figures: [...accelforgeMemories.flatMap(accelforgeFigures)],
  },
  { title: 'Leakage of the same memories', figures: accelforgeMemories.map(accelforgeLeakage) },
  {
    title: 'Memories that CACTI lays out and the regression has not seen',
    figures: cactiMemories.flatMap(cactiFigures),
  },
  {
    title: "Accelforge's MACs (Aladdin's units, scaled)",
    figures: [
      ['eyeriss MAC', 65, 1.2814, 1174.8],
      ['simba MAC', 16, 0.17924, 147.16],
    ].flatMap(([name, nm, energy, area]) => {
      const mac = estimate('intmac', { multiplier_width: 8, adder_width: 16 }, at(Number(nm)));
      return [
        { what: `${name}, ${nm} nm, pJ`, published: Number(energy), estimated: mac.energyPj.compute },
        { what: `${name}, ${nm} nm, um^2`, published: Number(area), estimated: mac.areaUm2 },
      ];
    }),
  },
  {
    title: "Accelergy's Aladdin plug-in, 40 nm, 32 bits, cycle of 1 and of 5 ns (its own data)",
    figures: [
      ...aladdinUnit('intadder', { width: 32 }, 'add', [0.21, 0.0857]),
      ...aladdinUnit('intmultiplier', { width: 32 }, 'multiply', [12.68, 8.63]),
      ...aladdinUnit('fpadder', { width: 32 }, 'add', [16.679, 7.928]),
      ...aladdinUnit('fpadder', { width: 64 }, 'add', [43.754, 23.269]),
      ...aladdinUnit('fpmultiplier', { exponent: 8, mantissa: 24 }, 'multiply', [35.3, 24.4]),
      ...aladdinUnit('fpmultiplier', { width: 64 }, 'multiply', [113.763, 92.938]),
      ...aladdinUnit('aladdin_register', { width: 32 }, 'read', [32 * 0.009, 32 * 0.009]),
      ...aladdinUnit('aladdin_comparator', { width: 32 }, 'compare', [0.02947, 0.029015]),
      ...aladdinUnit('aladdin_counter', { width: 32 }, 'count', [0.25074, 0.206325]),
      ...aladdinUnit('shifter', { width: 32 }, 'shift', [0.417, 0.41652]),
      ...aladdinUnit('bitwise', { width: 32 }, 'process', [0.0181, 0.018]),
      ...aladdinUnit('crossbar', { n_inputs: 1, n_outputs: 4, width: 32 }, 'transfer', [0.6804, 0.68215]),
    ],
  },
  {
    title: 'Horowitz, ISSCC 2014, 45 nm: operators (its own data) and caches, with their tags (not in the data)',
    figures: [
      { what: 'adder of 8 bits, pJ', published: 0.03, estimated: pj('adder', { width: 8 }, 'add', at(45)) },
      { what: 'multiplier of 32 bits, pJ', published: 3.1, estimated: pj('mult', { width: 32 }, 'mult', at(45)) },
      {
        what: 'float adder of 16 bits, pJ',
        published: 0.4,
        estimated: pj('float_adder', { width: 16 }, 'add', at(45)),
      },
      ...[
        [8, 10],
        [32, 20],
        [1024, 100],
      ].map(([kilobytes, published]) => ({
        what: `cache of ${kilobytes} KB, 64 bits, pJ`,
        published,
        estimated: pj('cache', { width: 64, depth: kilobytes * 128 }, 'read', at(45)),
      })),
    ],
  },
  {
    title: "TPU v4i, 7 nm (Jouppi et al., ISCA 2021, by accelforge's description; the MAC is in the data)",
    figures: [
      ...memoryBits('a memory of 128 MiB', cmem, [1.88, 2.36]),
      { what: 'the same, um^2', published: 112e6, estimated: estimate('SRAM', cmem, at(7)).areaUm2 },
      ...memoryBits('a memory of 4 MiB', { width: 2048, depth: 16384 }, [0.249, 0.293]),
      {
        what: 'cell of bfloat16 with its registers, um^2 (14 mm^2 for 128 x 128)',
        published: 14e6 / 128 ** 2,
        estimated:
          estimate('float_mac', { multiplier_width: 16, adder_width: 32 }, at(7)).areaUm2 +
          estimate('register', { width: 80 }, at(7)).areaUm2,
      },
      {
        what: 'MAC of 8 bits, pJ',
        published: 0.084,
        estimated: pj('mac', { multiplier_width: 8, adder_width: 16 }, 'compute', at(7)),
      },
    ],
  },
  {
    title: 'Other publications',
    figures: [
      {
        what: 'register file of 0.5 KB, 16 bits, in 16-bit MACs (Chen et al., ISCA 2016, 65 nm)',
        published: 1,
        estimated: inMacs('regfile', { width: 16, depth: 256 }),
      },
      {
        what: 'a quarter of 64 bits in a buffer of 100 KB, in 16-bit MACs (same; JSSC 2017: 25 banks, ports of 64 bits)',
        published: 6,
        estimated: inMacs('SRAM', { width: 64, depth: 12800, n_banks: 25 }) / 4,
      },
      {
        what: 'DRAM (LPDDR4), 16 bits, in 16-bit MACs (same)',
        published: 200,
        estimated: inMacs('DRAM', { width: 16 }),
      },
      {
        what: 'SRAM of 8 KB, 256 bits, 28 nm, pJ (doi:10.1186/s12859-018-2389-6, table 7)',
        published: 50,
        estimated: pj('SRAM', { width: 256, depth: 256 }, 'read', at(28)),
      },
      {
        what: 'eDRAM of 64 KB, 256 bits, 32 nm, pJ (ISAAC, ISCA 2016)',
        published: 20.45,
        estimated: pj('eDRAM', { width: 256, depth: 2048 }, 'read', at(32)),
      },
      {
        what: 'ADC of 8 bits, 1.2 GS/s, 32 nm, pJ (ISAAC, ISCA 2016)',
        published: 1.667,
        estimated: pj('ADC', { resolution: 8, throughput: 1.2e9 }, 'convert', at(32)),
      },
      {
        what: 'the same, um^2',
        published: 1200,
        estimated: estimate('ADC', { resolution: 8, throughput: 1.2e9 }, at(32)).areaUm2,
      },
    ],
  },
];

/** The accesses of a memory of 7 nm, of a bit each. */
function memoryBits(name: string, attributes: Attributes & { width: number }, published: readonly [number, number]) {
  const { energyPj } = estimate('SRAM', attributes, at(7));
  return (['read', 'write'] as const).map((action, index) => ({
    what: `${name}: ${action}, pJ a bit`,
    published: published[index],
    estimated: energyPj[action] / attributes.width,
  }));
}

function accelforgeFigures({ name, nodeNm, readPj, writePj, areaUm2, ...memory }: AccelforgeMemory): PublishedFigure[] {
  const { width, costs } = accelforgeMemory(nodeNm, memory);
  const share = memory.bits / width;
  return [
    { what: `${name}, ${nodeNm} nm: read, pJ`, published: readPj, estimated: costs.energyPj.read * share },
    { what: `${name}: write, pJ`, published: writePj, estimated: costs.energyPj.write * share },
    { what: `${name}: um^2`, published: areaUm2, estimated: costs.areaUm2 },
  ];
}

function accelforgeLeakage({ name, nodeNm, leakUw, ...memory }: AccelforgeMemory): PublishedFigure {
  const { costs } = accelforgeMemory(nodeNm, memory);
  // pJ a cycle of 1 ns are mW.
  return { what: `${name}, ${nodeNm} nm, uW`, published: leakUw, estimated: costs.energyPj.leak * 1e3 };
}

/** accelforge makes a memory as wide as the root of its size where nobody says otherwise, and counts in shares of a word. */
function accelforgeMemory(nodeNm: number, { sizeBits, own }: Pick<AccelforgeMemory, 'sizeBits' | 'own'>) {
  const width = Math.max(16, Math.ceil(Math.sqrt(sizeBits)));
  const attributes = { ...own, width, depth: Math.ceil(sizeBits / width) };
  return { width, costs: estimate('smartbuffer_SRAM', attributes, at(nodeNm)) };
}

function cactiFigures([nodeNm, width, depth, banks, ports, ...published]: (typeof cactiMemories)[number]) {
  const { energyPj, areaUm2 } = estimate('SRAM', { width, depth, n_banks: banks, n_rw_ports: ports }, at(nodeNm));
  const what = `${width} x ${depth}, ${banks} banks, ${ports} ports, ${nodeNm} nm`;
  const [read, write, leak, area] = published;
  return [
    { what: `${what}: read, pJ`, published: read, estimated: energyPj.read },
    { what: `${what}: write, pJ`, published: write, estimated: energyPj.write },
    { what: `${what}: leak, uW`, published: leak * 1e3, estimated: energyPj.leak * 1e3 },
    { what: `${what}: um^2`, published: area, estimated: areaUm2 },
  ];
}

function aladdinUnit(
  partClass: string,
  attributes: Attributes,
  action: string,
  published: readonly [number, number],
): PublishedFigure[] {
  const bits = attributes.width ?? 32;
  return [1, 5].map((cycleNs, index) => ({
    what: `${partClass} of ${bits} bits, ${cycleNs} ns, pJ`,
    published: published[index],
    estimated: pj(partClass, attributes, action, at(40, cycleNs)),
  }));
}

/** As Eyeriss counts: in MACs of the chip's node, here those of Horowitz. */
function inMacs(partClass: string, attributes: Attributes): number {
  return pj(partClass, attributes, 'read', at(65)) / pj('mac', { width: 16 }, 'compute', at(65));
}
