import type { Specification } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { CostLedger } from './cost-ledger.ts';
import type { CostedComponent } from './cost-sheet.ts';

function ledgerOf(memories: readonly string[]) {
  const component = (name: string, componentClass: string) => ({ name, componentClass, requiredActions: [] });
  const levels = memories.map((name) => ({ kind: 'memory', ...component(name, 'SRAM') }));
  const specification = { architecture: { levels, compute: component('MAC', 'intmac') } };
  const ledger = new CostLedger(specification as unknown as Specification);
  const claim = (as: string, asked: CostedComponent, energyPj: Readonly<Record<string, number>>) =>
    ledger
      .sheetOf({ plugin: as, isPreferred: false })
      .claim(asked, { priority: 1, energyPj, areaUm2: 0, source: 'a test' });
  return { ledger, claim };
}

test('names all that nobody claims in one line', () => {
  const { ledger } = ledgerOf(['Spad', 'Buffer']);
  expect(() => ledger.settle()).toThrow(
    /^nobody knows what Spad \(class SRAM\), Buffer \(class SRAM\), MAC \(class intmac\) cost: name an ERT/,
  );
});

test('names a dozen where there are many more', () => {
  const { ledger } = ledgerOf(Array.from({ length: 40 }, (_, index) => `M${index}`));
  expect(() => ledger.settle()).toThrow(/M10 \(class SRAM\), M11 \(class SRAM\), and 29 more cost/);
});

test('has a line for every dispute and every component without an action', () => {
  const { ledger, claim } = ledgerOf(['Spad', 'Buffer']);
  const [spad, buffer, mac] = ledger.components;
  claim('one', spad, { read: 1, write: 1, update: 1 });
  claim('two', spad, { read: 2, write: 2, update: 2 });
  claim('one', buffer, { read: 1 });
  claim('one', mac, {});
  const error = (() => {
    try {
      return ledger.settle();
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
