import type { ObjectiveName, SearchOutcome, SearchStrategy } from '@loopwright/core';
import { findMapping, PluginManager, prepareDesign } from '@loopwright/core/engine';
import { energyTables } from '@loopwright/energy-tables';
import { mapperOptimal } from '@loopwright/mapper-optimal';
import { loadSpecification, type SourceText } from '@loopwright/spec';

/** What the mapper says of itself. */
interface Counted extends SearchStrategy {
  readonly plans: number;
  readonly nodes: number;
}

export interface Proof {
  readonly outcome: SearchOutcome;
  /** Plans whose loops were searched, and partial loop nests that were opened. */
  readonly plans: number;
  readonly nodes: number;
}

/** Has the optimal mapper prove a problem on a design, in one thread, for so many seconds by the clock given. */
export async function proveLayer(
  sources: readonly SourceText[],
  objective: readonly ObjectiveName[],
  seconds: number,
  nowSeconds: () => number,
): Promise<Proof> {
  const { specification } = loadSpecification(sources);
  const plugins = new PluginManager();
  let strategy: Counted | undefined;
  await plugins.use(energyTables());
  await plugins.use({
    name: 'counted',
    setup: (api) =>
      mapperOptimal().setup({
        ...api,
        registerMapper: (mapper) =>
          api.registerMapper({
            ...mapper,
            start: (context) => {
              strategy = mapper.start(context) as Counted;
              return strategy;
            },
          }),
      }),
  });
  const host = { nowSeconds, pause: () => new Promise<void>(setImmediate), interrupted: false };
  const settings = { mapper: 'optimal', objective, limits: { seconds }, seed: 1 };
  const { outcome } = await findMapping(prepareDesign(plugins, specification), specification, settings, host);
  return { outcome, plans: strategy?.plans ?? 0, nodes: strategy?.nodes ?? 0 };
}
