import { PluginManager, prepareDesign } from '@loopwright/core/engine';
import { loadDesign } from '@loopwright/spec';
import { energyContract } from '@loopwright/testkit/contracts';
import { describe, expect, test } from 'vitest';
import { energyPat } from './index.ts';
import { dramUnits, multiplierUnits, sramUnits } from './technology-model.ts';

describe('energy-pat', () => {
  energyContract(() => energyPat());

  test('the points that the model is drawn through', () => {
    const kilobyte = 8 * 1024;
    expect(sramUnits(0.5 * kilobyte, 16)).toBe(1);
    expect(sramUnits(100 * kilobyte, 16)).toBe(6);
    expect(sramUnits(100 * kilobyte, 64)).toBe(24);
    expect(dramUnits(16)).toBe(200);
    expect(dramUnits(64)).toBe(800);
    expect(multiplierUnits(16, 16)).toBe(1);
    expect(multiplierUnits(8, 8)).toBe(0.25);
  });

  test('widths by their older names, and clusters that share an access', async () => {
    const text = `arch:
  arithmetic: {name: MAC, instances: 128, word-bits: 8}
  storage:
  - {name: Acc, instances: 128, entries: 60, word-bits: 24, block-size: 8, cluster-size: 4}
  - {name: Idle, instances: 1, entries: 0}
  - {name: Main, technology: DRAM, instances: 1, word-bits: 8, block-size: 64}
`;
    const plugins = new PluginManager();
    await plugins.use(energyPat());
    const { design } = loadDesign([{ file: 'arch.yaml', text }]);
    const entries = (await prepareDesign(plugins, design).costLedger()).settle();
    expect(
      entries.map(({ asked, claim }) => [asked.component.name, claim.energyPj.read ?? claim.energyPj.compute]),
    ).toEqual([
      ['Acc', sramUnits(8 * 24 * 8 * 4, 24 * 8 * 4) / 4],
      ['Idle', 0],
      ['Main', dramUnits(8 * 64)],
      ['MAC', multiplierUnits(8, 8)],
    ]);
  });

  test('refuses options that it does not know', () => {
    expect(() => energyPat({ unit: 1 } as never)).toThrow(/unit/);
  });
});
