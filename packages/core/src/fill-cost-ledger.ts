import type { Design } from '@loopwright/spec';
import { CostLedger } from './cost-ledger.ts';
import type { Hooks } from './hooks.ts';

/** The ledger with what every plugin claims, problems and all. */
export async function fillCostLedger(hooks: Hooks, design: Design): Promise<CostLedger> {
  const ledger = new CostLedger(design);
  await hooks.costs.promise(ledger);
  ledger.close();
  return ledger;
}
