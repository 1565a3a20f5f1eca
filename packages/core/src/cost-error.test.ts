import type { Specification } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { type CostedComponent, CostSheet } from './cost-sheet.ts';

function sheetOf(memories: readonly string[]) {
  const component = (name: string, componentClass: string) => ({ name, componentClass, requiredActions: [] });
  const levels = memories.map((name) => ({ kind: 'memory', ...component(name, 'SRAM') }));
  const specification = { architecture: { levels, compute: component('MAC', 'intmac') } };
  let plugin = '';
  const sheet = new CostSheet(specification as unknown as Specification, () => plugin);
  const claim = (as: string, asked: CostedComponent, energyPj: Readonly<Record<string, number>>) => {
    plugin = as;
    sheet.claim(asked, { priority: 1, energyPj, areaUm2: 0, source: 'a test' });
  };
  return { sheet, claim };
}

test('names all that nobody claims in one line', () => {
  const { sheet } = sheetOf(['Spad', 'Buffer']);
  expect(() => sheet.settle()).toThrow(
    /^nobody knows what Spad \(class SRAM\), Buffer \(class SRAM\), MAC \(class intmac\) cost: name an ERT/,
  );
});

test('names a dozen where there are many more', () => {
  const { sheet } = sheetOf(Array.from({ length: 40 }, (_, index) => `M${index}`));
  expect(() => sheet.settle()).toThrow(/M10 \(class SRAM\), M11 \(class SRAM\), and 29 more cost/);
});

test('has a line for every dispute and every component without an action', () => {
  const { sheet, claim } = sheetOf(['Spad', 'Buffer']);
  const [spad, buffer, mac] = sheet.components;
  claim('one', spad, { read: 1, write: 1, update: 1 });
  claim('two', spad, { read: 2, write: 2, update: 2 });
  claim('one', buffer, { read: 1 });
  claim('one', mac, {});
  const error = (() => {
    try {
      return sheet.settle();
    } catch (thrown) {
      return thrown as Error;
    }
  })();
  expect(error).toMatchObject({
    name: 'CostError',
    message: [
      'plugin two, hook costs: plugins one and two both claim Spad at priority 1; give one of them another priority',
      'plugin one, hook costs: Buffer has no energy for write, update (a test)',
      'plugin one, hook costs: MAC has no energy for compute (a test)',
    ].join('\n'),
  });
});
