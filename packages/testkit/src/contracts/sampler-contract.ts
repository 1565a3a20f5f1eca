import { DesignSpace, type Plugin, Random, type Sample, type Sampler } from '@loopwright/core';
import { PluginManager } from '@loopwright/core/engine';
import { beforeAll, describe, expect, test } from 'vitest';
import { withoutChance } from './without-chance.ts';

export interface SamplerContractOptions {
  /** It asks for every point of the space, as long as there are points left. */
  readonly isComplete?: boolean;
}

const axis = (name: string, count: number) => ({ name, values: Array.from({ length: count }, (_, place) => place) });

const spaces: Readonly<Record<string, DesignSpace>> = {
  'a grid': new DesignSpace({ parameters: [axis('a.x', 5), axis('b.x', 7), axis('c', 3)], derived: [], where: [] }),
  'one with conditions': new DesignSpace({
    parameters: [axis('a.x', 6), axis('b.x', 6)],
    derived: [{ name: 'c.x', expression: 'a.x + b.x' }],
    where: ['c.x % 2 == 0', 'a.x <= b.x'],
  }),
  'a single point': new DesignSpace({ parameters: [axis('a.x', 1)], derived: [], where: [] }),
  'no parameter': new DesignSpace({ parameters: [], derived: [], where: [] }),
  'nothing allowed': new DesignSpace({ parameters: [axis('a.x', 4)], derived: [], where: ['a.x > 9'] }),
};

/**
 * What every sampler must do, as vitest tests: `samplerContract(() => samplerMine())` in a test file. The plugin must register one
 * sampler.
 */
export function samplerContract(plugin: () => Plugin, { isComplete = false }: SamplerContractOptions = {}): void {
  describe('sampler contract', () => {
    let sampler: Sampler;
    beforeAll(async () => {
      const plugins = new PluginManager();
      await plugins.use(plugin());
      sampler = plugins.sampler(plugins.plugins[0]!.samplers[0]!);
    });
    const run = (name: string, points: number, cost = distance, seed = 7) =>
      withoutChance(async () => sampled(sampler, spaces[name]!, points, cost, seed));

    test.each(Object.keys(spaces))(
      '%s: points that are there, none twice, and no more than were asked for',
      async (name) => {
        const space = spaces[name]!;
        const asked = await run(name, 12);
        expect(asked.length).toBeLessThanOrEqual(12);
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked.filter((index) => !space.allows(index))).toEqual([]);
        if (name !== 'nothing allowed') expect(asked.length).toBeGreaterThan(0);
      },
    );

    test('the same seed gives the same points', async () => {
      expect(await run('a grid', 30)).toEqual(await run('a grid', 30));
    });

    test('points that cannot be are no reason to end, or to fail', async () => {
      expect((await run('a grid', 20, () => null)).length).toBeGreaterThan(0);
    });

    test.runIf(isComplete)('every point of the space comes', async () => {
      const { size } = spaces['a grid']!;
      expect([...(await run('a grid', size))].sort((a, b) => a - b)).toEqual(
        Array.from({ length: size }, (_, index) => index),
      );
    });
  });
}

type Cost = (digits: readonly number[]) => readonly number[] | null;

/** Two objectives that contradict each other. */
const distance: Cost = (digits) => {
  const to = (corner: number) => digits.reduce((sum, digit) => sum + (digit - corner) ** 2, 0);
  return [to(0), to(4)];
};

function sampled(sampler: Sampler, space: DesignSpace, points: number, cost: Cost, seed: number): number[] {
  const strategy = sampler.start({
    ...{ space, points, objectives: ['edp', 'area'], random: new Random(seed), options: {} },
  });
  const asked: number[] = [];
  while (asked.length < points) {
    const round = strategy.ask(points - asked.length);
    if (round.length === 0) break;
    asked.push(...round);
    strategy.tell(round.map((index): Sample => ({ index, values: cost(space.digits(index)) })));
  }
  return asked;
}
