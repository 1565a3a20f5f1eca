import type { Specification } from '@loopwright/core';
import { PluginManager, prepareDesign } from '@loopwright/core/engine';
import { energyContract } from '@loopwright/testkit/contracts';
import { describe, expect, test } from 'vitest';
import { energyTables } from './index.ts';

/** Only what the costs hook looks at. */
function specification(
  energyTables: Specification['energyTables'],
  areaTables: Specification['areaTables'] = [],
): Specification {
  const component = (name: string, componentClass: string) => ({ name, componentClass, requiredActions: ['leak'] });
  const architecture = {
    levels: [
      { kind: 'memory', ...component('Buffer', 'SRAM') },
      { kind: 'fanout', name: 'PE' },
    ],
    compute: component('MAC', 'intmac'),
  };
  return { architecture, energyTables, areaTables } as unknown as Specification;
}

const mac = { component: 'MAC', energyPj: { compute: 0.5 } };

async function costs(specification: Specification, options = {}) {
  const plugins = new PluginManager();
  await plugins.use(energyTables(options));
  return (await prepareDesign(plugins, specification).costLedger()).settle().map(({ claim }) => claim);
}

/** Of the design that the contract tries energy models on. */
const contractTables = `
ERT:
  version: 0.4
  tables:
  - {name: 'System.DRAM[1..1]', actions: [{name: read, energy: 512}, {name: write, energy: 512}]}
  - {name: 'System.Buffer[1..1]', actions: [{name: read, energy: 6}, {name: write, energy: 7}]}
  - {name: 'System.Registers[1..4]', actions: [{name: read, energy: 0.5}, {name: write, energy: 0.6}]}
  - {name: 'System.MAC[1..4]', actions: [{name: compute, energy: 1.25}]}
`;

describe('energy-tables', () => {
  energyContract(() => energyTables(), { files: [{ file: 'ERT.yaml', text: contractTables }], estimates: false });

  test('claims every component that the ERT names', async () => {
    const buffer = { component: 'Buffer', energyPj: { read: 4, write: 5, update: 6, leak: 0.1 } };
    const area = { component: 'Buffer', areaUm2: 100 };
    const [memory, compute] = await costs(specification([buffer, mac], [area]));
    expect(memory).toMatchObject({ energyPj: buffer.energyPj, areaUm2: 100, source: 'ERT, ART', priority: 100 });
    expect(compute).toMatchObject({ energyPj: { compute: 0.5, leak: 0 }, areaUm2: 0, source: 'ERT' });
  });

  test('figures of a table are those of the component: its scales are in them already', async () => {
    const [memory, compute] = await costs(
      specification([{ component: 'Buffer', energyPj: { read: 4, write: 5 } }, mac]),
    );
    expect([memory.isScaled, compute.isScaled]).toEqual([true, true]);
  });

  test('an update that is not listed costs a write', async () => {
    const [memory] = await costs(specification([{ component: 'Buffer', energyPj: { read: 4, write: 5 } }, mac]));
    expect(memory.energyPj).toEqual({ read: 4, write: 5, update: 5, leak: 0 });
  });

  test('knows the names of older tables', async () => {
    const buffer = { component: 'Buffer', energyPj: { random_read: 4, random_write: 5, idle: 0.2 } };
    const multiplier = { component: 'MAC', energyPj: { mac_random: 2, mac_gated: 0.1 } };
    const [memory, compute] = await costs(specification([buffer, multiplier]));
    expect(memory.energyPj).toMatchObject({ read: 4, write: 5, update: 5, leak: 0, idle: 0.2 });
    expect(compute.energyPj).toMatchObject({ compute: 2, mac_gated: 0.1 });
  });

  test('a table that only says what an access costs means all of them', async () => {
    const [memory] = await costs(specification([{ component: 'Buffer', energyPj: { access: 3, idle: 0.1 } }, mac]));
    expect(memory.energyPj).toMatchObject({ read: 3, write: 3, update: 3, leak: 0 });
    expect(memory.remarks).toEqual([expect.stringContaining('its dearest action costs, access, stands in')]);
  });

  test('leaves components without a table to others', async () => {
    await expect(costs(specification([mac]))).rejects.toThrow('nobody knows what Buffer (class SRAM) costs');
  });

  test('an action without energy is an error that names it', async () => {
    const tables = [{ component: 'Buffer', energyPj: { write: 5 } }, mac];
    await expect(costs(specification(tables))).rejects.toThrow('Buffer has no energy for read');
  });

  test('refuses options that it does not know', () => {
    expect(() => energyTables({ prioritty: 1 } as never)).toThrow(/prioritty/);
  });
});
