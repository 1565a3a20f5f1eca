import type { CostEntry, Plugin } from '@loopwright/core';
import { PluginManager, prepareDesign } from '@loopwright/core/engine';
import type { SourceText } from '@loopwright/spec';
import { describe, expect, test } from 'vitest';
import { type EnergyDesign, loadEnergyDesign, usualDesign } from './energy-design.ts';

export interface EnergyContractOptions {
  /** Files that the model reads beside the design, whose components are DRAM, Buffer, Registers and MAC; none. */
  readonly files?: readonly SourceText[];
  /** False where figures do not follow from attributes, as those of tables; true. */
  readonly estimates?: boolean;
}

type Costs = Readonly<Record<string, CostEntry>>;

/** Beyond these a figure is in the wrong unit: a bit of a register, a page of DRAM. */
const leastPj = 1e-4;
const mostPj = 1e6;
const mostAreaUm2 = 1e9;

/** What every energy model must do, as vitest tests: `energyContract(() => energyMine())` in a test file. */
export function energyContract(plugin: () => Plugin, options: EnergyContractOptions = {}): void {
  const costsOf = async (design: EnergyDesign = usualDesign): Promise<Costs> => {
    const plugins = new PluginManager();
    await plugins.use(plugin());
    const entries = (await prepareDesign(plugins, loadEnergyDesign(design, options.files)).costLedger()).settle();
    return Object.fromEntries(entries.map((entry) => [entry.asked.component.name, entry]));
  };

  test('claims every component of the design, and says from what', async () => {
    const entries = Object.values(await costsOf());
    expect(entries.map(({ asked }) => asked.component.name)).toEqual(['Registers', 'Buffer', 'DRAM', 'MAC']);
    for (const { claim } of entries) expect(claim.source).not.toBe('');
  });

  test('figures are in pJ and um^2', async () => {
    for (const { asked, claim } of Object.values(await costsOf())) {
      for (const action of asked.actions) {
        expect(claim.energyPj[action]).toBeGreaterThan(leastPj);
        expect(claim.energyPj[action]).toBeLessThan(mostPj);
      }
      expect(claim.energyPj.leak ?? 0).toBeLessThan(mostPj);
      expect(claim.areaUm2).toBeLessThan(mostAreaUm2);
    }
  });

  test('the same design costs the same', async () => {
    const figures = (costs: Costs) => Object.values(costs).map(({ claim }) => claim);
    expect(figures(await costsOf())).toEqual(figures(await costsOf()));
  });

  test('does not touch the design', async () => {
    const plugins = new PluginManager();
    await plugins.use(plugin());
    const loaded = loadEnergyDesign(usualDesign, options.files);
    const before = structuredClone(loaded);
    (await prepareDesign(plugins, loaded).costLedger()).settle();
    expect(loaded).toEqual(before);
  });

  describe.runIf(options.estimates ?? true)('estimates', () => {
    test('what lies further out costs more', async () => {
      const { Registers, Buffer, DRAM } = await costsOf();
      const reads = [Registers, Buffer, DRAM].map(({ claim }) => claim.energyPj.read);
      expect(reads).toEqual([...reads].sort((a, b) => a - b));
    });

    test.each([
      ['depth', [64, 256, 1024, 4096, 65536, 1048576], ['Buffer', 'Registers']],
      ['width', [16, 32, 64, 128, 512], ['DRAM', 'Buffer', 'Registers']],
      ['macWidth', [4, 8, 16, 24, 32, 64], ['MAC']],
    ] as const)('a larger %s costs no less', async (attribute, values, names) => {
      const designs = await Promise.all(values.map((value) => costsOf({ ...usualDesign, [attribute]: value })));
      for (const name of names) {
        const claims = designs.map((costs) => costs[name].claim);
        for (const action of [...designs[0][name].asked.actions, 'leak']) {
          expectRising(claims.map(({ energyPj }) => energyPj[action] ?? 0));
        }
        expectRising(claims.map(({ areaUm2 }) => areaUm2));
      }
    });
  });
}

function expectRising(figures: readonly number[]): void {
  expect(figures).toEqual([...figures].sort((a, b) => a - b));
}
