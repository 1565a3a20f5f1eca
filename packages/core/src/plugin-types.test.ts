import { describe, expectTypeOf, test } from 'vitest';
import { PluginManager } from './engine.ts';
import type {
  Constraints,
  CostedComponent,
  CostSheet,
  Evaluate,
  EvaluateContext,
  Mapper,
  Metric,
  Plugin,
  PluginApi,
  RunResult,
  SearchStep,
  SearchStrategy,
  Specification,
} from './index.ts';

type Tapped<Hook extends keyof PluginApi['hooks']> = Parameters<PluginApi['hooks'][Hook]['tap']>[0];

/** Held by the type checker (`npm run typecheck`), which looks at tests too. */
describe('types of the plugin API', () => {
  test('a plugin is a name and a setup, synchronous or not', () => {
    expectTypeOf<{ name: string; setup(api: PluginApi): void }>().toExtend<Plugin>();
    expectTypeOf<{ name: string; setup(api: PluginApi): Promise<void> }>().toExtend<Plugin>();
    expectTypeOf<{ setup(): void }>().not.toExtend<Plugin>();
    expectTypeOf<{ name: string; setup(api: { mine: number }): void }>().not.toExtend<Plugin>();
  });

  test('a plugin gets its section as its schema gives it', () => {
    interface Power {
      readonly volts: number;
    }
    const plugin: Plugin<Power> = {
      name: 'checked by the compiler',
      section: { name: 'power', schema: { safeParse: () => ({ success: true, data: { volts: 0.8 } }) } },
      setup: ({ section }) => {
        expectTypeOf(section).toEqualTypeOf<Power>();
      },
    };
    expectTypeOf(plugin).toExtend<Plugin>();
    expectTypeOf<PluginApi['section']>().toBeUnknown();
    // @ts-expect-error The schema gives something else.
    plugin satisfies Plugin<{ readonly amperes: number }>;
  });

  test('what taps get and give', () => {
    expectTypeOf<Tapped<'specLoad'>>().toEqualTypeOf<(specification: Specification) => Specification | undefined>();
    expectTypeOf<Tapped<'costs'>>().toEqualTypeOf<(sheet: CostSheet) => void>();
    expectTypeOf<Tapped<'mapspaceBuild'>>().toEqualTypeOf<
      (constraints: Constraints, specification: Specification) => Constraints | undefined
    >();
    expectTypeOf<Tapped<'evaluate'>>().toEqualTypeOf<(evaluate: Evaluate, context: EvaluateContext) => Evaluate>();
    expectTypeOf<Tapped<'searchStep'>>().toEqualTypeOf<(step: Readonly<SearchStep>) => void>();
    expectTypeOf<Tapped<'report'>>().toEqualTypeOf<(result: RunResult) => void>();
  });

  test('only the hooks at the edges can be asynchronous', () => {
    type Hooks = PluginApi['hooks'];
    expectTypeOf<Hooks['specLoad']>().toHaveProperty('tapPromise');
    expectTypeOf<Hooks['costs']>().toHaveProperty('tapPromise');
    expectTypeOf<Hooks['mapspaceBuild']>().toHaveProperty('tapPromise');
    expectTypeOf<Hooks['report']>().toHaveProperty('tapPromise');
    expectTypeOf<Hooks['evaluate']>().not.toHaveProperty('tapPromise');
    expectTypeOf<Hooks['searchStep']>().not.toHaveProperty('tapPromise');
  });

  test('what does not fit is refused', async () => {
    const plugins = new PluginManager();
    await plugins.use({
      name: 'checked by the compiler',
      setup: ({ hooks, registerMapper }) => {
        // @ts-expect-error An evaluate tap returns an evaluator.
        hooks.evaluate.tap(() => 1);
        // @ts-expect-error A claim says where its figures come from.
        hooks.costs.tap((sheet) => sheet.claim(sheet.components[0], { priority: 1, energyPj: {}, areaUm2: 0 }));
        // @ts-expect-error A mapper describes itself.
        if (Math.random() > 1) registerMapper({ name: 'mine', start: () => null as unknown as SearchStrategy });
      },
    });
  });

  test('a component tells whether it is a memory', () => {
    type Memory = Extract<CostedComponent, { kind: 'memory' }>['component'];
    type Compute = Extract<CostedComponent, { kind: 'compute' }>['component'];
    expectTypeOf<Memory>().toHaveProperty('capacityWords');
    expectTypeOf<Compute>().not.toHaveProperty('capacityWords');
  });

  test('a strategy needs ask, tell and done', () => {
    expectTypeOf<{ ask(): number; tell(): void; done: boolean }>().toExtend<SearchStrategy>();
    expectTypeOf<{ ask(): number; tell(): void }>().not.toExtend<SearchStrategy>();
    expectTypeOf<ReturnType<Mapper['start']>>().toEqualTypeOf<SearchStrategy>();
  });

  test('a tap of evaluate says of itself what it does', () => {
    type Place = Parameters<PluginApi['hooks']['evaluate']['tap']>[1];
    expectTypeOf<{ onlyAdds: true; readsNetworks: true; stage: 1 }>().toExtend<Place>();
    expectTypeOf<Parameters<PluginApi['hooks']['searchStep']['tap']>[1]>().not.toHaveProperty('onlyAdds');
  });

  test('a metric needs a name, a description and a value', () => {
    expectTypeOf<{ name: string; description: string; value(): number }>().toExtend<Metric>();
    expectTypeOf<{ name: string; value(): number }>().not.toExtend<Metric>();
  });

  test('what runs plugins is not among what they are written with', () => {
    type Shared = keyof typeof import('./index.ts') & keyof typeof import('./engine.ts');
    expectTypeOf<Shared>().toBeNever();
  });
});
