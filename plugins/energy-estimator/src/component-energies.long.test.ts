import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { accelforgeMemories } from '../test/accelforge-memories.ts';
import { technologyScaling } from './data/technology-scaling.ts';
import { estimatePrimitive } from './primitives/index.ts';

const file = join(process.env.LOOPWRIGHT_CASES!, '../refs/component-energies.json');

interface Energies {
  readonly aladdin: {
    readonly tables: Record<
      string,
      { readonly columns: readonly string[]; readonly rows: readonly (readonly number[])[] }
    >;
  };
  readonly hwcomponents_expected: { readonly designs: Record<string, Record<string, Component>> };
  readonly cmos_scaling: { readonly nodes: readonly number[]; readonly energy_abc_of_vdd: readonly number[][] };
}

/** In m^2, W and J. */
interface Component {
  readonly area: number;
  readonly leak_power: number;
  readonly actions: Record<string, { readonly energy: number }>;
}

/** A table, the class that it is here, and the action of its energy. */
const units = [
  ['adder', 'intadder', 'add', { width: 32 }],
  ['multiplier', 'intmultiplier', 'multiply', { width: 32 }],
  ['fp_sp_adder', 'fpadder', 'add', { width: 32 }],
  ['fp_dp_adder', 'fpadder', 'add', { width: 64 }],
  ['fp_sp_multiplier', 'fpmultiplier', 'multiply', { width: 32 }],
  ['fp_dp_multiplier', 'fpmultiplier', 'multiply', { width: 64 }],
  ['reg', 'aladdin_register', 'read', { width: 1 }],
  ['comparator', 'aladdin_comparator', 'compare', { width: 32 }],
  ['counter', 'aladdin_counter', 'count', { width: 32 }],
  ['shifter', 'shifter', 'shift', { width: 32 }],
  ['bitwise', 'bitwise', 'process', { width: 32 }],
  ['crossbar', 'crossbar', 'transfer', { n_inputs: 1, n_outputs: 4, width: 32 }],
] as const;

describe.skipIf(!existsSync(file))(`component energies in ${file}`, () => {
  const energies = existsSync(file) ? readEnergies() : ({} as Energies);

  test.each(units)('%s of Aladdin at every clock', (table, partClass, action, attributes) => {
    const { columns, rows } = energies.aladdin.tables[table];
    const column = (name: string) => columns.findIndex((title) => title.startsWith(name));
    for (const row of rows) {
      const technology = { nodeNm: 40, supplyVolts: 0.8, cycleNs: row[column('latency')] };
      const { energyPj, areaUm2 } = estimatePrimitive({ partClass, attributes, technology });
      expect(energyPj[action] / row[column('dynamic')], `pJ at ${technology.cycleNs} ns`).toBeCloseTo(1, 3);
      expect(areaUm2 / row[column('area')], `um^2 at ${technology.cycleNs} ns`).toBeCloseTo(1, 3);
    }
  });

  test.each(accelforgeMemories)('$name is held against what the file says', (memory) => {
    const [design, component] = memory.name.split(' ');
    const { area, leak_power, actions } = energies.hwcomponents_expected.designs[design][component];
    expect(memory.readPj / (actions.read.energy * 1e12)).toBeCloseTo(1, 3);
    expect(memory.writePj / (actions.write.energy * 1e12)).toBeCloseTo(1, 3);
    expect(memory.areaUm2 / (area * 1e12)).toBeCloseTo(1, 3);
    expect(memory.leakUw / (leak_power * 1e6)).toBeCloseTo(1, 3);
  });

  test('nodes scale by the same coefficients', () => {
    const { nodes, energy_abc_of_vdd } = energies.cmos_scaling;
    expect(technologyScaling.map(({ nodeNm, energy }) => [nodeNm, ...energy])).toEqual(
      nodes.map((node, index) => [node, ...energy_abc_of_vdd[index]]),
    );
  });
});

describe.runIf(!existsSync(file))('component energies of other tools', () => {
  test.skip(`none in ${file}, set LOOPWRIGHT_CASES to the folder of reference cases`, () => {});
});

/** Python writes bandwidths without a limit as `Infinity`, which is no JSON. */
function readEnergies(): Energies {
  return JSON.parse(readFileSync(file, 'utf8').replaceAll('Infinity', 'null'));
}
