import type { CompoundClass } from '@loopwright/core';
import { describe, expect, test } from 'vitest';
import type { Estimate, PartRequest } from '../estimate.ts';
import { estimateCompound } from './estimate-compound.ts';

const technology = { nodeNm: 45, supplyVolts: 0.8, cycleNs: 1 };

/** A bit costs 1 to read, 2 to write, and as many um^2 as it is wide; a write of `delta` costs delta times as much. */
const estimateBit = ({ partClass, attributes }: PartRequest, given: Record<string, unknown>): Estimate => {
  const width = Number(attributes.width ?? 1);
  if (partClass !== 'bit') throw new RangeError(`knows no class ${partClass}`);
  const delta = Number(given.delta ?? 1);
  return {
    energyPj: { read: width, write: 2 * width * delta, leak: 0.5 },
    areaUm2: width,
    sources: ['bit'],
    accuracy: [],
    remarks: [],
  };
};

function compound(changes: Partial<CompoundClass> = {}): CompoundClass {
  return {
    name: 'pair',
    attributes: { width: 'must_specify', half: 'width / 2', factor: 'max(half, 3)' },
    subcomponents: [
      { name: 'cells[0..width-1]', class: 'bit', area_scale: 0.5 },
      { name: 'tag', class: 'bit', attributes: { width: 'half' } },
    ],
    actions: [
      {
        name: 'read',
        subcomponents: [{ name: 'cells[1..half]', actions: [{ name: 'read', energy_scale: 'factor' }] }],
      },
      {
        name: 'write',
        arguments: { delta: '0..4' },
        subcomponents: [
          {
            name: 'tag',
            actions: [
              { name: 'write', arguments: { delta: 'delta' } },
              { name: 'read', repeat: 3 },
            ],
          },
          { name: 'cells[0]', actions: [{ name: 'leak' }] },
        ],
      },
    ],
    ...changes,
  };
}

const estimate = (definition: CompoundClass, attributes: Record<string, unknown> = { width: 8 }, given = {}) =>
  estimateCompound(definition, { partClass: 'pair', attributes, technology }, given, estimateBit);

describe('estimateCompound', () => {
  test('counts instances and repetitions, and evaluates arithmetic', () => {
    // 4 cells x 1 pJ x factor 4; tag of 4 bits written at delta 4 and read 3 times, a leak.
    expect(estimate(compound())).toMatchObject({
      energyPj: { read: 16, write: 4 * 2 * 4 + 3 * 4 + 0.5 },
      areaUm2: 8 * 0.5 + 4,
    });
  });

  test('arguments that are given hold', () => {
    expect(estimate(compound(), { width: 8 }, { delta: 1 })!.energyPj.write).toBe(4 * 2 + 3 * 4 + 0.5);
  });

  test('attributes named after scales scale the whole', () => {
    const scales = { width: 8, area_scale: 0.25, energy_scale: 2, half: 4, factor: 4 };
    expect(estimate(compound(), scales)).toMatchObject({ energyPj: { read: 32 }, areaUm2: 2 });
  });

  test('a part that is switched off is not there', () => {
    const parts = [
      { name: 'cells', class: 'bit' },
      { name: 'tag', class: 'bit', enabled: 'width > 8' },
    ];
    expect(estimate(compound({ subcomponents: parts, actions: [] }))!.areaUm2).toBe(1);
  });

  test('a class without parts costs nothing, and is its own source', () => {
    const actions = [{ name: 'read', subcomponents: [] }];
    expect(estimate(compound({ subcomponents: [], actions }))).toMatchObject({
      energyPj: { read: 0 },
      areaUm2: 0,
      sources: ['no part of class pair'],
    });
  });

  test('is not known where a part is not', () => {
    const parts = [{ name: 'x', class: 'quark' }];
    expect(() => estimate(compound({ subcomponents: parts, actions: [] }))).toThrow('knows no class quark');
  });

  test('attributes of a part may be arithmetic over those above them', () => {
    const parts = [{ name: 'cells', class: 'bit', attributes: { spare: 2, width: 'width - spare' } }];
    expect(estimate(compound({ subcomponents: parts, actions: [] })).areaUm2).toBe(6);
  });

  test('a share of the area is a scale by another name', () => {
    const parts = [{ name: 'cells', class: 'bit', area_share: 0.5, area_scale: 0.5, attributes: { width: 'width' } }];
    expect(estimate(compound({ subcomponents: parts, actions: [] })).areaUm2).toBe(2);
  });

  test('knows actions by their other names: what is idle leaks', () => {
    const step = (name: string) => ({ name, subcomponents: [{ name: 'tag', actions: [{ name }] }] });
    const actions = ['idle', 'random_read', 'fill'].map(step);
    expect(estimate(compound({ actions })).energyPj).toEqual({ idle: 0.5, random_read: 4, fill: 8 });
  });

  test('a width that the class asks for may have another name, and a remark says so', () => {
    const definition = compound({
      attributes: { multiplier_width: 'must_specify', adder_width: 'must_specify', half: 4 },
      actions: [],
    });
    const known = estimate({ ...definition, subcomponents: [] }, { datawidth: 8 });
    expect(known.remarks).toEqual([
      'its class pair asks for multiplier_width: its datawidth of 8 is taken',
      'its class pair asks for adder_width: its datawidth of 8 is taken',
    ]);
  });

  test.each([
    ['a missing attribute', {}, {}, 'finds no width'],
    [
      'arithmetic',
      { attributes: { width: 1, half: 'widht / 2' } },
      {},
      'half of class pair, "widht / 2", cannot be computed',
    ],
    [
      'a part that is not there',
      { actions: [{ name: 'read', subcomponents: [{ name: 'cell', actions: [] }] }] },
      { width: 8 },
      'names a subcomponent cell; there are cells, tag',
    ],
    [
      'an action that is not there',
      { actions: [{ name: 'read', subcomponents: [{ name: 'tag', actions: [{ name: 'peek' }] }] }] },
      { width: 8 },
      'asks for peek; the subcomponent knows read, write, leak',
    ],
  ])('says what is wrong: %s', (_, changes, attributes, message) => {
    expect(() => estimate(compound(changes as Partial<CompoundClass>), attributes)).toThrow(message);
  });
});
