import { describe, expect, test } from 'vitest';
import { technologyScaling } from '../data/technology-scaling.ts';
import { powerLaw } from '../power-law.ts';
import { areaScale, energyScale, readNode } from '../technology.ts';
import { estimatePrimitive } from './index.ts';

const at45 = { nodeNm: 45, supplyVolts: 0.8, cycleNs: 1 };
const estimate = (partClass: string, attributes: Record<string, unknown>, technology = at45) =>
  estimatePrimitive({ partClass, attributes, technology })!;

describe('published points', () => {
  test.each([
    ['adder', { width: 8 }, 'add', 0.03],
    ['multiplier', { width: 32 }, 'multiply', 3.1],
    ['float_multiplier', { width: 16 }, 'multiply', 1.1],
    ['mac', { multiplier_width: 8, adder_width: 32 }, 'compute', 0.3],
    ['hbm2', { width: 64 }, 'read', 249.6],
    ['DRAM', { type: 'HBM2', width: 64 }, 'read', 249.6],
    ['wire', { width: 256, length_mm: 10 }, 'transfer', 310],
  ])('%s %o %s', (partClass, attributes, action, pj) => {
    expect(estimate(partClass, attributes).energyPj[action]).toBeCloseTo(pj, 6);
  });

  test('Aladdin at its own node', () => {
    const at40 = { ...at45, nodeNm: 40 };
    expect(estimate('aladdin_register', { width: 16 }, at40).energyPj.read).toBeCloseTo(0.144, 6);
    expect(estimate('aladdin_comparator', {}, at40).energyPj.compare).toBeCloseTo(0.02947, 6);
    expect(estimate('fpmac', { exponent: 8, mantissa: 24 }, at40).energyPj.compute).toBeCloseTo(16.679 + 35.3, 6);
  });

  test("classes of Accelergy's follow Aladdin, others Horowitz", () => {
    const sources = ['intmac', 'aladdin_adder', 'fpmultiplier', 'mac', 'adder'].map(
      (partClass) => estimate(partClass, { width: 16 }).sources[0],
    );
    expect(sources.map((source) => /^\w+/.exec(source)![0])).toEqual([
      ...['Aladdin', 'Aladdin', 'Aladdin'],
      ...['Horowitz', 'Horowitz'],
    ]);
  });
});

describe('units of Aladdin', () => {
  test("of Accelergy's library are as it has them", () => {
    const [own, library] = ['register', 'aladdin_register'].map((partClass) => estimate(partClass, { width: 16 }));
    expect([own.energyPj.write, library.energyPj.read]).toEqual([own.energyPj.read, own.energyPj.read]);
    expect(library.energyPj).toMatchObject({ write: 0, leak: 0 });
    const [four, all] = ['comparator', 'aladdin_comparator'].map((partClass) => estimate(partClass, { n_bits: 4 }));
    expect(all.energyPj.compare / four.energyPj.compare).toBeCloseTo(8);
    expect([four.remarks, all.remarks]).toEqual([
      [],
      [expect.stringContaining('has no n_bits but a width: 32 bits are taken')],
    ]);
  });

  test('are made for the cycle: between two rows, and the last beyond them', () => {
    const read = (cycleNs: number) =>
      estimate('aladdin_multiplier', {}, { nodeNm: 40, supplyVolts: 0.8, cycleNs }).energyPj.multiply;
    expect([0.1, 0.5, 1, 1.5, 2, 1e9].map(read)).toEqual(
      [18.94, 18.94, 12.68, (12.68 + 9.55) / 2, 9.55, 8.8].map((pj) => expect.closeTo(pj)),
    );
  });

  test.each([
    ['FIFO', { width: 16, depth: 8 }, ['push', 'pop', 'read', 'write']],
    ['counter', { width: 16 }, ['count']],
    ['shifter', { width: 16 }, ['shift']],
    ['bitwise', { width: 16 }, ['process']],
    ['crossbar', { n_inputs: 4, n_outputs: 4, width: 16 }, ['transfer_random', 'transfer_repeated']],
    ['deserializer', { datawidth: 16, ratio: 4 }, ['deserialize']],
    ['DAC', { resolution: 8 }, ['convert']],
    ['sar_adc', { resolution: 8 }, ['convert']],
  ])('%s costs more where it is larger', (partClass, attributes, actions) => {
    const [small, large] = [1, 1.5].map((factor) =>
      estimate(
        partClass,
        Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, value * factor])),
      ),
    );
    expect(small.energyPj.leak).toBeGreaterThanOrEqual(0);
    expect(large.areaUm2).toBeGreaterThan(small.areaUm2);
    for (const action of actions) {
      expect(small.energyPj[action]).toBeGreaterThan(0);
      expect(large.energyPj[action]).toBeGreaterThan(small.energyPj[action]);
    }
  });
});

test('a dummy is free, and what cannot be told is said', () => {
  expect(estimate('dummy_storage', {})).toMatchObject({ energyPj: { read: 0, leak: 0 }, areaUm2: 0 });
  expect(() => estimate('ADC', { resolution: 3 })).toThrow('knows ADCs of a resolution from 4 bits; it has 3');
  expect(() => estimate('wire', { length: 'far' })).toThrow('finds no length of a wire in "far"');
  expect(estimate('wire', { length: '2mm' }).energyPj).toEqual(estimate('wire', { length_mm: 2 }).energyPj);
});

test('a buffer that makes its addresses costs a little more than its memory', () => {
  const [memory, buffer] = ['SRAM', 'smartbuffer_SRAM'].map((partClass) =>
    estimate(partClass, { width: 64, depth: 1024 }),
  );
  expect(buffer.energyPj.read / memory.energyPj.read).toBeGreaterThan(1);
  expect(buffer.energyPj.read / memory.energyPj.read).toBeLessThan(1.1);
});

test('a memory beyond the nodes of CACTI says so', () => {
  const remarksAt = (nodeNm: number) => estimate('SRAM', { width: 64, depth: 64 }, { ...at45, nodeNm }).remarks;
  expect([22, 90].flatMap(remarksAt)).toEqual([]);
  expect(remarksAt(16)).toEqual([
    "CACTI has memories of 22 to 90 nm: one of 16 nm is scaled on as in Accelergy's plug-in",
  ]);
});

test('banks cost less to read and ports more, in area too', () => {
  const size = { width: 64, depth: 16384 };
  const plain = estimate('SRAM', size);
  const ported = estimate('SRAM', { ...size, n_rw_ports: 2 });
  expect(estimate('SRAM', { ...size, n_banks: 32 }).energyPj.read).toBeLessThan(plain.energyPj.read);
  expect(ported.energyPj.read).toBeGreaterThan(plain.energyPj.read);
  expect(ported.areaUm2).toBeGreaterThan(plain.areaUm2);
});

test('nodes', () => {
  const given = ['45nm', 45, '65 nm', 4.5e-8, '7nm', 'TSMC 28nm'].map((technology) => readNode(technology, 32));
  expect(given.map(({ nodeNm }) => nodeNm)).toEqual([45, 45, 65, expect.closeTo(45), 7, 28]);
  expect(given.flatMap(({ remarks }) => remarks)).toEqual([]);
  expect(() => readNode('3nm', 45)).toThrow('5 to 180 nm; technology is 3nm');
  expect(energyScale(65, 65, 1.3)).toBe(1);
  // The example of their corrigendum: at 1.3 V the energy factor of 65 nm is 2.604.
  const [a, b, c] = technologyScaling.find(({ nodeNm }) => nodeNm === 65)!.energy;
  expect(a * 1.3 ** 2 + b * 1.3 + c).toBeCloseTo(2.604, 3);
  expect(areaScale(45, 32)).toBe(0.46);
  expect(energyScale(45, 40, 0.8)).toBeLessThan(1);
});

test.each([-1, 0, 1, 'SET ME', 'must_specify', null])(
  'technology %s is left open: the default, and a remark',
  (open) => {
    const { nodeNm, remarks } = readNode(open, 32);
    expect(nodeNm).toBe(32);
    expect(remarks).toEqual([expect.stringMatching(/^technology .+ names no node: 32 nm is assumed$/)]);
  },
);

test('nodes beyond the table go on with its trend, and say so', () => {
  expect(readNode('180nm', 45)).toMatchObject({ nodeNm: 180, remarks: [expect.stringContaining('beyond the table')] });
  expect(areaScale(130, 180)).toBeCloseTo((6.4 / 2.8) ** (Math.log(180 / 130) / Math.log(130 / 90)));
  const factors = [180, 130, 90, 7, 5].map((nm) => energyScale(45, nm, 0.8));
  expect(factors).toEqual([...factors].sort((a, b) => b - a));
  expect(energyScale(45, 5, 0.8)).toBeGreaterThan(0);
});

test('a power law through points and beyond them', () => {
  const line = [
    [1, 2],
    [10, 20],
    [100, 2000],
  ] as const;
  expect([0, 0.5, 1, 5, 10, 100].map((x) => powerLaw(line, x))).toEqual(
    [0, 1, 2, 10, 20, 2000].map((y) => expect.closeTo(y)),
  );
  expect(powerLaw(line, 1000)).toBeCloseTo(200_000);
});
