import type { Design } from '@loopwright/spec';
import type { CostLedger } from './cost-ledger.ts';
import { fillCostLedger } from './fill-cost-ledger.ts';
import type { PluginManager } from './plugin-manager.ts';

/** A design and the plugins that say what it costs, to be bound to any number of problems. */
export interface PreparedDesign {
  readonly plugins: PluginManager;
  /**
   * What the plugins claim of its components: asked when it is needed first, and once. Of `changed`, where a `specLoad` tap
   * made another design of it, they are asked again.
   */
  costLedger(changed?: Design): Promise<CostLedger>;
}

/** The first stage of every run. A specification is a design too; what else it holds costs nothing. */
export function prepareDesign(plugins: PluginManager, design: Design): PreparedDesign {
  const ask = ({ architecture, energyTables, areaTables, compoundClasses, mapper }: Design) =>
    fillCostLedger(plugins.hooks, { architecture, energyTables, areaTables, compoundClasses, mapper });
  let ledger: Promise<CostLedger> | undefined;
  return {
    plugins,
    costLedger(changed = design) {
      if (!costsTheSame(changed, design)) return ask(changed);
      ledger ??= ask(design);
      return ledger;
    },
  };
}

/** Taps that change other things hand these on as they are. */
function costsTheSame(one: Design, other: Design): boolean {
  return (['architecture', 'energyTables', 'areaTables', 'compoundClasses'] as const).every(
    (part) => one[part] === other[part],
  );
}
