import { diagnose, type Finding, type Mapspace } from '@loopwright/mapspace';
import type { Specification } from '@loopwright/spec';
import { bindProblem } from './bind-problem.ts';
import { constrain } from './constrain.ts';
import type { CostProblem } from './cost-error.ts';
import type { PreparedDesign } from './prepare-design.ts';

/** What can be said of a specification without evaluating a mapping. */
export interface SpecificationCheck {
  readonly specification: Specification;
  readonly mapspace: Mapspace;
  readonly findings: readonly Finding[];
  readonly costProblems: readonly CostProblem[];
}

/** Checks what the parts of a specification say of each other, as a search would meet it. */
export async function checkSpecification(design: PreparedDesign, loaded: Specification): Promise<SpecificationCheck> {
  const bound = await bindProblem(design, loaded);
  const costProblems = (await bound.costLedger()).problems();
  const mapspace = await constrain(bound);
  return { specification: bound.specification, mapspace, findings: diagnose(mapspace), costProblems };
}
