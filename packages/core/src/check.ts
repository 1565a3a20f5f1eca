import { buildMapspace, diagnose, type Finding, type Mapspace } from '@loopwright/mapspace';
import type { Specification } from '@loopwright/spec';
import type { CostProblem } from './cost-error.ts';
import { fillCostLedger } from './cost-ledger.ts';
import type { PluginManager } from './plugin-manager.ts';

/** What can be said of a specification without evaluating a mapping. */
export interface SpecificationCheck {
  readonly specification: Specification;
  readonly mapspace: Mapspace;
  readonly findings: readonly Finding[];
  readonly costProblems: readonly CostProblem[];
}

/** Checks what the parts of a specification say of each other, as a search would meet it. */
export async function checkSpecification({ hooks }: PluginManager, loaded: Specification): Promise<SpecificationCheck> {
  const specification = await hooks.specLoad.promise(loaded);
  const ledger = await fillCostLedger(hooks, specification);
  const constraints = await hooks.mapspaceBuild.promise(specification.constraints, specification);
  const mapspace = buildMapspace(specification.problem, specification.architecture, constraints);
  return { specification, mapspace, findings: diagnose(mapspace), costProblems: ledger.problems() };
}
