import { PluginManager, prepareDesign } from '@loopwright/core/engine';
import { energyContract, loadEnergyDesign, usualDesign } from '@loopwright/testkit/contracts';
import { describe, expect, test } from 'vitest';
import { energyEstimator } from './index.ts';

describe('energy-estimator', () => {
  energyContract(() => energyEstimator());

  test('says what every figure is from', async () => {
    const plugins = new PluginManager();
    await plugins.use(energyEstimator());
    const entries = (await prepareDesign(plugins, loadEnergyDesign(usualDesign)).costLedger()).settle();
    const sources = Object.fromEntries(entries.map(({ asked, claim }) => [asked.component.name, claim.source]));
    expect(sources.Buffer).toContain('Horowitz, ISSCC 2014');
    expect(sources.Registers).toContain('Stillmaker & Baas');
    expect(sources.DRAM).toContain('LPDDR4');
    for (const { claim } of entries) expect(claim.accuracy).not.toBe('');
  });

  test('leaves a memory that it does not know to others', async () => {
    const plugins = new PluginManager();
    await plugins.use(energyEstimator());
    const design = structuredClone(loadEnergyDesign(usualDesign));
    Object.assign(design.architecture.levels.at(-1)!, { attributes: { type: 'RLDRAM3' } });
    const sheet = await prepareDesign(plugins, design).costLedger();
    expect(() => sheet.settle()).toThrow('nobody knows what DRAM');
  });

  test('refuses options that it does not know', () => {
    expect(() => energyEstimator({ technologyNm: 3 })).toThrow(/technologyNm/);
  });
});
