import { resolveSparse } from '@loopwright/model';
import type { Specification } from '@loopwright/spec';
import type { CostLedger } from './cost-ledger.ts';
import type { PluginManager } from './plugin-manager.ts';
import type { PreparedDesign } from './prepare-design.ts';

/** A problem on a design, as the plugins left the specification. */
export interface BoundProblem {
  readonly plugins: PluginManager;
  readonly specification: Specification;
  /** That of the design, shared by all its problems, unless a `specLoad` tap changed the design. */
  costLedger(): Promise<CostLedger>;
}

/**
 * Has the `specLoad` taps change the specification, which is the design with a problem bound to it. Throws a SpecError where it names
 * densities or formats that no plugin knows.
 */
export async function bindProblem(design: PreparedDesign, loaded: Specification): Promise<BoundProblem> {
  const { plugins } = design;
  const specification = await plugins.hooks.specLoad.promise(loaded);
  resolveSparse(specification.problem, specification.architecture, plugins.sparseModels);
  return { plugins, specification, costLedger: () => design.costLedger(specification) };
}
