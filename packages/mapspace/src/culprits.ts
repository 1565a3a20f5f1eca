import type { FactorConstraint, SourceLocation } from '@loopwright/spec';
import type { Mapspace } from './mapspace.ts';

/** A constraint that has a part in leaving no mapping. */
export interface Culprit {
  readonly kind: 'factor' | 'order' | 'keep';
  readonly level: number;
  /** Of a factor. */
  readonly dimension?: number;
  readonly location?: SourceLocation;
}

/** What constrains the factors of a dimension, at all levels or at some. */
export function factorCulprits(
  { constraints }: Mapspace,
  dimension: number,
  counts: (factor: FactorConstraint, level: number) => boolean = () => true,
): Culprit[] {
  return constraints.levels.flatMap(({ factors, location: place }, level): Culprit[] => {
    const factor = factors[dimension] ?? {};
    if (!isConstrained(factor) || !counts(factor, level)) return [];
    return [{ kind: 'factor', level, dimension, ...located(factor.location ?? place) }];
  });
}

/** The order of the loops of a fan-out and where they change over from X to Y, where either is fixed. */
export function orderCulprits({ constraints }: Mapspace, level: number): Culprit[] {
  const { permutationPrefix, permutationSuffix, split, location } = constraints.levels[level];
  if (split === undefined && permutationPrefix.length + permutationSuffix.length === 0) return [];
  return [{ kind: 'order', level, ...located(location) }];
}

export function keepCulprits({ constraints }: Mapspace, level: number): Culprit[] {
  return [{ kind: 'keep', level, ...located(constraints.levels[level].location) }];
}

function isConstrained({ exactly, atLeast, atMost }: FactorConstraint): boolean {
  return exactly !== undefined || atLeast !== undefined || atMost !== undefined;
}

function located(location: SourceLocation | undefined): { location?: SourceLocation } {
  return location === undefined ? {} : { location };
}
