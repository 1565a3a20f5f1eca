import { PluginManager, prepareDesign } from '@loopwright/core/engine';
import { energyContract, loadEnergyDesign } from '@loopwright/testkit/contracts';
import { describe, expect, test } from 'vitest';
import { type EnergyNormalizedOptions, energyNormalized } from './index.ts';

async function readsOf(options: EnergyNormalizedOptions, macWidth = 16) {
  const plugins = new PluginManager();
  await plugins.use(energyNormalized(options));
  const design = loadEnergyDesign({ depth: 4096, width: 16, macWidth });
  const entries = (await prepareDesign(plugins, design).costLedger()).settle();
  const figure = ({ energyPj }: (typeof entries)[number]['claim']) => energyPj.read ?? energyPj.compute;
  return Object.fromEntries(entries.map(({ asked, claim }) => [asked.component.name, figure(claim)]));
}

describe('energy-normalized', () => {
  energyContract(() => energyNormalized());

  test('the costs of Eyeriss, ISCA 2016', async () => {
    expect(await readsOf({})).toEqual({ Registers: 1, Buffer: 6, DRAM: 200, MAC: 1 });
  });

  test('roles by name, own costs, another unit', async () => {
    const options = { roles: { Registers: 'array' }, dram: 100, unitPj: 0.5 } as const;
    expect(await readsOf(options, 8)).toEqual({ Registers: 1, Buffer: 3, DRAM: 50, MAC: 0.125 });
  });

  test('refuses roles of memories that are not there, and options that it does not know', async () => {
    await expect(readsOf({ roles: { Bufer: 'dram' } })).rejects.toThrow('roles names Bufer; there are');
    expect(() => energyNormalized({ prioritty: 1 } as never)).toThrow(/prioritty/);
  });
});
