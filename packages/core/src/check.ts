import { diagnose, type Finding, type Mapspace } from '@loopwright/mapspace';
import type { Specification } from '@loopwright/spec';
import { bindProblem } from './bind-problem.ts';
import { constrain } from './constrain.ts';
import type { CostProblem } from './cost-error.ts';
import type { CostLedger } from './cost-ledger.ts';
import type { PreparedDesign } from './prepare-design.ts';
import { costRemarks, type Remark } from './remarks.ts';

/** What can be said of a specification without evaluating a mapping. */
export interface SpecificationCheck {
  readonly specification: Specification;
  readonly mapspace: Mapspace;
  readonly findings: readonly Finding[];
  readonly costProblems: readonly CostProblem[];
  /** What those remark whose figures hold. */
  readonly costRemarks: readonly Remark[];
}

/** Checks what the parts of a specification say of each other, as a search would meet it. */
export async function checkSpecification(design: PreparedDesign, loaded: Specification): Promise<SpecificationCheck> {
  const bound = await bindProblem(design, loaded);
  const ledger = await bound.costLedger();
  const mapspace = await constrain(bound);
  return { specification: bound.specification, mapspace, findings: diagnose(mapspace), ...checkCosts(ledger) };
}

/** What there is to say of the costs of a design. */
export function checkCosts(ledger: CostLedger): Pick<SpecificationCheck, 'costProblems' | 'costRemarks'> {
  return { costProblems: ledger.problems(), costRemarks: costRemarks(ledger.held()) };
}
