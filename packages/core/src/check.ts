import { diagnose, type Finding, type Mapspace } from '@loopwright/mapspace';
import type { InvalidEvaluation } from '@loopwright/model';
import type { Specification } from '@loopwright/spec';
import { type BoundProblem, bindProblem } from './bind-problem.ts';
import { compile } from './compile.ts';
import { costsOf } from './component-costs.ts';
import { constrain } from './constrain.ts';
import type { CostProblem } from './cost-error.ts';
import type { CostLedger } from './cost-ledger.ts';
import type { PreparedDesign } from './prepare-design.ts';
import { costRemarks, type Remark } from './remarks.ts';

/** What can be said of a specification without searching it. */
export interface SpecificationCheck {
  readonly specification: Specification;
  readonly mapspace: Mapspace;
  readonly findings: readonly Finding[];
  readonly costProblems: readonly CostProblem[];
  /** What those remark whose figures hold. */
  readonly costRemarks: readonly Remark[];
  /** Why the mapping that the files hold does not fit, where they hold one and all costs are known. */
  readonly misfit?: InvalidEvaluation | undefined;
}

/** Checks what the parts of a specification say of each other, as a search or an evaluation would meet it. */
export async function checkSpecification(design: PreparedDesign, loaded: Specification): Promise<SpecificationCheck> {
  const bound = await bindProblem(design, loaded);
  const ledger = await bound.costLedger();
  const mapspace = await constrain(bound);
  const costs = checkCosts(ledger);
  const misfit = costs.costProblems.length === 0 ? misfitOf(bound, ledger) : undefined;
  return { specification: bound.specification, mapspace, findings: diagnose(mapspace), ...costs, misfit };
}

/** What there is to say of the costs of a design. */
export function checkCosts(ledger: CostLedger): Pick<SpecificationCheck, 'costProblems' | 'costRemarks'> {
  return { costProblems: ledger.problems(), costRemarks: costRemarks(ledger.held()) };
}

function misfitOf(bound: BoundProblem, ledger: CostLedger): InvalidEvaluation | undefined {
  const { mapping } = bound.specification;
  if (!mapping) return undefined;
  const costs = costsOf(bound.specification, ledger.settle());
  const evaluation = compile(bound, costs, { reuse: mapping.reuse }).evaluator.analyse(mapping.mapping);
  return evaluation.valid ? undefined : evaluation;
}
