import type { ComponentCosts, MappingResult, ValidEvaluation } from '@loopwright/core';
import { costsOf } from '@loopwright/core/engine';
import type { Level } from '@loopwright/spec';

/** A result whose mapping fits, and what its components cost with the scales of the architecture. */
export interface ValidResult extends MappingResult {
  readonly evaluation: ValidEvaluation;
  /** [level] */
  readonly levelCosts: readonly ComponentCosts[];
  readonly computeCosts: ComponentCosts;
}

export function validResult(result: MappingResult): ValidResult | undefined {
  const { evaluation, specification } = result;
  if (!evaluation.valid) return undefined;
  const { levels, compute } = costsOf(specification, result.costs);
  return { ...result, evaluation, levelCosts: levels, computeCosts: compute };
}

/** Timeloop's name of a level: a container that makes copies goes by a name made from its own. */
export function timeloopName({ kind, name }: Pick<Level, 'kind' | 'name'>): string {
  return kind === 'memory' || /^inter_.+_spatial$/.test(name) ? name : `inter_${name}_spatial`;
}
