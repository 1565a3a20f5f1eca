import type { Mapping, ReuseRules } from '@loopwright/core';
import type { Session } from '../../src/session.ts';

/** A mapping that is being edited. */
export interface Draft {
  readonly mapping: Mapping;
  /** Whose `no_reuse` and the like it obeys: those beside the mapping in the files, or those of the constraints. */
  readonly rules: 'mapping' | 'constraints';
}

export function reuseOf({ specification }: Session, { rules }: Draft): ReuseRules {
  const { mapping, constraints } = specification;
  return (rules === 'mapping' && mapping?.reuse) || constraints.reuse;
}
