import type { ValidEvaluationJson } from '@loopwright/results';
import type { Comparison } from './comparison.ts';
import { mergeOrders } from './merge-orders.ts';

/** Roles of levels, outermost first. They follow from how often a memory is there, whatever it is called. */
const roles = {
  outermost: 'Outermost',
  /** There once. */
  shared: 'Shared',
  /** There several times, each for several compute units. */
  groups: 'Per group',
  /** There as often as compute units, or more often. */
  units: 'Per unit',
  compute: 'Compute',
} as const;

/** The rows that levels of several results stand in. */
export interface LevelRows {
  readonly alignedBy: Comparison['alignedBy'];
  /** Outermost first. */
  readonly names: readonly string[];
  /** Row of a memory or of the compute units. */
  readonly rowOf: (evaluation: ValidEvaluationJson, level: string) => string;
}

/** A row per level where all results have the same levels. Elsewhere names tell nothing, and levels of one role share a row. */
export function levelRows(evaluations: readonly ValidEvaluationJson[]): LevelRows {
  const lists = evaluations.map(levelNames);
  const areSame = new Set(lists.map((list) => JSON.stringify(list))).size === 1;
  if (areSame) return { alignedBy: 'level', names: mergeOrders(lists), rowOf: (_, level) => level };
  return { alignedBy: 'role', names: Object.values(roles), rowOf: roleOf };
}

/** Memories, outermost first, and the compute units. */
function levelNames({ levels, compute }: ValidEvaluationJson): string[] {
  return [...Object.keys(levels).reverse(), compute.name];
}

function roleOf(evaluation: ValidEvaluationJson, level: string): string {
  const { levels, compute } = evaluation;
  if (!Object.hasOwn(levels, level)) return roles.compute;
  if (level === Object.keys(levels).at(-1)) return roles.outermost;
  const { instances } = levels[level];
  if (instances === 1) return roles.shared;
  return instances < compute.instances ? roles.groups : roles.units;
}
