import { describe, expect, test } from 'vitest';
import { specification } from '../fixtures/two-levels.ts';
import type { CostClaim } from './cost-sheet.ts';
import type { Mapper, SearchStrategy } from './mapper.ts';
import type { Plugin, PluginApi } from './plugin.ts';
import { PluginManager } from './plugin-manager.ts';
import { prepareDesign } from './prepare-design.ts';
import { evaluateMapping, findMapping } from './run.ts';

const energies: Plugin = {
  name: 'energies',
  setup: ({ hooks }) =>
    hooks.costs.tap((sheet) => {
      const claim = {
        priority: 1,
        energyPj: { read: 1, write: 1, update: 1, compute: 1 },
        areaUm2: 0,
        source: 'a test',
      };
      for (const asked of sheet.components) sheet.claim(asked, claim);
    }),
};

const host = { nowSeconds: () => 0, pause: async () => {}, interrupted: false };
const first: Mapper = {
  name: 'first',
  description: 'id 0',
  start: ({ mapspace }): SearchStrategy & { done: boolean } => ({
    done: false,
    ask(batch) {
      mapspace.decode(mapspace.genome(), batch, 0);
      return 1;
    },
    tell() {
      this.done = true;
    },
  }),
};

async function managerWith(setup: (api: PluginApi) => void): Promise<PluginManager> {
  const plugins = new PluginManager();
  for (const plugin of [energies, { name: 'faulty', setup }]) await plugins.use(plugin);
  return plugins;
}

const evaluate = async (setup: (api: PluginApi) => void) =>
  evaluateMapping(prepareDesign(await managerWith(setup), specification), specification);
const search = async (mapper: Mapper, setup: (api: PluginApi) => void = () => {}) => {
  const plugins = await managerWith((api) => {
    api.registerMapper(mapper);
    setup(api);
  });
  return findMapping(
    prepareDesign(plugins, specification),
    specification,
    { mapper: mapper.name, objective: ['edp'], seed: 1, limits: { evaluations: 9 } },
    host,
  );
};

const claim = (own: object | undefined) =>
  evaluate(({ hooks }) =>
    hooks.costs.tap((sheet) => {
      const sound = { priority: 2, energyPj: { read: 1, write: 1, update: 1 }, areaUm2: 0, source: 'a test' };
      sheet.claim(sheet.components[0], (own && { ...sound, ...own }) as CostClaim);
    }),
  );

describe('a fault in a plugin stops the run with its name, the hook, and the component or mapping', () => {
  test.each<[string, object | undefined, string]>([
    ['no claim', undefined, 'the claim to DRAM has no energyPj'],
    ['no energies', { energyPj: null }, 'the claim to DRAM has no energyPj'],
    ['not a number', { energyPj: { read: Number.NaN } }, 'energy of DRAM, action read, is NaN pJ'],
    ['a negative energy', { energyPj: { read: -1 } }, 'energy of DRAM, action read, is -1 pJ'],
    ['text', { energyPj: { read: '3' } }, 'energy of DRAM, action read, is "3" pJ'],
    ['an endless area', { areaUm2: Infinity }, 'area of DRAM is Infinity um^2'],
    ['no priority', { priority: undefined }, 'the priority of the claim to DRAM is undefined'],
    ['no source', { source: '' }, 'the claim to DRAM names no source'],
  ])('costs: %s', async (_, own, message) => {
    await expect(claim(own)).rejects.toThrow(`plugin faulty, hook costs: ${message}`);
  });

  test.each<[string, (api: PluginApi) => void, string]>([
    [
      'specLoad throws',
      ({ hooks }) => hooks.specLoad.tapPromise(() => Promise.reject(new Error('no'))),
      'specLoad: no',
    ],
    [
      'specLoad returns null',
      ({ hooks }) => hooks.specLoad.tap(() => null as never),
      'specLoad: it must return a spec',
    ],
    [
      'specLoad returns 7, later',
      ({ hooks }) => hooks.specLoad.tapPromise(async () => 7 as never),
      'specLoad: it must',
    ],
    [
      'costs throws',
      ({ hooks }) =>
        hooks.costs.tap(() => {
          throw new Error('no');
        }),
      'costs: no',
    ],
    [
      'evaluate returns nothing',
      ({ hooks }) => hooks.evaluate.tap(() => undefined as never),
      'evaluate: it must return an',
    ],
    [
      'evaluate throws',
      ({ hooks }) =>
        hooks.evaluate.tap(() => () => {
          throw new Error('no');
        }),
      'evaluate: no (mapping DRAM M=4 N=6)',
    ],
    [
      'report throws',
      ({ hooks }) =>
        hooks.report.tap(() => {
          throw new Error('no');
        }),
      'report: no',
    ],
  ])('%s', async (_, setup, message) => {
    await expect(evaluate(setup)).rejects.toThrow(`plugin faulty, hook ${message}`);
  });

  test('evaluate gives no cost: the tap that does is found among those around it', async () => {
    const halve = ({ hooks }: PluginApi) =>
      hooks.evaluate.tap((inner) => (batch, candidate) => {
        inner(batch, candidate);
        batch.cycles[candidate] = -1;
      });
    const plugins = await managerWith(halve);
    const around: Plugin = {
      name: 'around',
      setup: ({ hooks }) => hooks.evaluate.tap((inner) => (batch, candidate) => inner(batch, candidate)),
    };
    await plugins.use(around);
    await expect(evaluateMapping(prepareDesign(plugins, specification), specification)).rejects.toThrow(
      /^plugin faulty, hook evaluate: a mapping costs energy \d+ pJ, -1 cycles \(mapping DRAM M=4 N=6\)$/,
    );
  });

  test('mapspaceBuild returns no constraints, searchStep throws', async () => {
    const wrong = ({ hooks }: PluginApi) => hooks.mapspaceBuild.tap(() => 7 as never);
    await expect(search(first, wrong)).rejects.toThrow('plugin faulty, hook mapspaceBuild: it must return constraints');
    const step = ({ hooks }: PluginApi) =>
      hooks.searchStep.tap(() => {
        throw new Error('no');
      });
    await expect(search(first, step)).rejects.toThrow('plugin faulty, hook searchStep: no');
  });

  test.each<[string, Mapper['start'], string]>([
    [
      'does not start',
      () => {
        throw new Error('no');
      },
      'no',
    ],
    ['starts nothing', () => undefined as never, 'start must return a strategy'],
    [
      'asks for NaN',
      () => ({ done: false, ask: () => Number.NaN, tell() {} }),
      'ask returned NaN, not a whole number up to 9',
    ],
    ['asks for too many', () => ({ done: false, ask: () => 10, tell() {} }), 'ask returned 10'],
    [
      'throws',
      () => ({
        done: false,
        ask: () => {
          throw new Error('no');
        },
        tell() {},
      }),
      'no',
    ],
  ])('a mapper that %s', async (_, start, message) => {
    await expect(search({ ...first, name: 'bad', start })).rejects.toThrow(
      `plugin faulty, hook mapper bad: ${message}`,
    );
  });

  test('two plugins that register one mapper', async () => {
    const plugins = await managerWith((api) => api.registerMapper(first));
    const again: Plugin = { name: 'again', setup: (api) => api.registerMapper(first) };
    await expect(plugins.use(again)).rejects.toThrow('plugins faulty and again both register a mapper named first');
  });
});
