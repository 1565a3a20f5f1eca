import { costRemarks, PluginManager, prepareDesign } from '@loopwright/core/engine';
import { loadDesign } from '@loopwright/spec';
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
    expect(sources.Buffer).toContain('CACTI 7');
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

  describe('of a design that leaves things open', () => {
    const entriesOf = async (attributes: string, memory = 'class: SRAM', classes = '') => {
      const text = `
architecture:
  version: 0.4
  nodes:
  - !Container {name: System, attributes: ${attributes}}
  - !Component {name: DRAM, class: DRAM, attributes: {datawidth: 16, width: 64}}
  - !Component {name: Buffer, ${memory}, attributes: {datawidth: 16, width: 64, depth: 1024}}
  - !Component {name: MAC, class: intmac, required_actions: [mac_random, idle], attributes: {datawidth: 8}}
`;
      const plugins = new PluginManager();
      await plugins.use(energyEstimator());
      const { design } = loadDesign([{ file: 'arch.yaml', text: text + classes }]);
      return (await prepareDesign(plugins, design).costLedger()).settle();
    };
    const remarksOf = async (attributes: string) =>
      costRemarks(await entriesOf(attributes)).map(({ components, text }) => `${components.join(', ')}: ${text}`);

    test('a placeholder of the technology is remarked on, but for DRAM, which has none', async () => {
      expect(await remarksOf('{technology: -1}')).toEqual([
        'Buffer, MAC: technology -1 names no node: 45 nm is assumed',
      ]);
      expect(await remarksOf('{technology: 45nm}')).toEqual([]);
    });

    test('what a class of parts has no action for costs what its dearest action does', async () => {
      const classes = `
compound_components:
  version: 0.4
  classes:
  - name: cells
    subcomponents: [{name: all, class: SRAM, attributes: {depth: 64, width: 64}}]
    actions: [{name: read, subcomponents: [{name: all, actions: [{name: read}]}]}]
`;
      const entries = await entriesOf('{}', 'class: cells', classes);
      const { energyPj, remarks } = entries.find(({ asked }) => asked.component.name === 'Buffer')!.claim;
      expect(energyPj.read).toBeGreaterThan(0);
      expect(energyPj).toMatchObject({ write: energyPj.read, update: energyPj.read });
      expect(remarks?.join()).toContain('write, update not listed: what its dearest action costs, read, stands in');
    });

    test('a cycle that leaks more than anything costs is remarked on', async () => {
      const remarks = await remarksOf('{technology: 45nm, global_cycle_seconds: 1}');
      expect(remarks).toEqual([
        expect.stringMatching(/^Buffer: a cycle of global_cycle_seconds: 1 leaks [\d.e+]+ times/),
        expect.stringMatching(/^MAC: /),
      ]);
      expect(await remarksOf('{technology: 45nm, global_cycle_seconds: 5e-9}')).toEqual([]);
      expect(await remarksOf('{technology: 45nm, global_cycle_seconds: -1}')).toEqual([
        'Buffer, MAC: global_cycle_seconds -1 is no time: a cycle of 1 ns is assumed',
      ]);
    });

    test('actions that the component requires have their energies', async () => {
      const { energyPj } = (await entriesOf('{}')).at(-1)!.claim;
      expect(energyPj.mac_random).toBe(energyPj.compute);
      expect(energyPj.idle).toBe(energyPj.leak);
    });

    test('what it does not know comes with place, reason and the ways out', async () => {
      await expect(entriesOf('{}', 'class: SRAM, subclass: quark')).rejects.toThrow(
        /nobody knows what Buffer \(class SRAM\) costs\n {2}arch\.yaml:7:\d+: Buffer: energy-estimator knows no class quark; it knows.*\n {2}hint: .*table.*energy-pat.*new-plugin/,
      );
      await expect(entriesOf('{technology: 3nm}')).rejects.toThrow(
        /Buffer: energy-estimator scales.*\n.*DRAM: .*\n.*MAC: energy-estimator scales/,
      );
    });
  });

  test('refuses options that it does not know', () => {
    expect(() => energyEstimator({ technologyNm: 3 })).toThrow(/technologyNm/);
  });
});
