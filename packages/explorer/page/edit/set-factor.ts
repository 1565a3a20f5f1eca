import type { Mapping } from '@loopwright/core';
import { coverBound, type DimensionFactors, isPerfect } from './cover-bound.ts';

/** The factors of one dimension at all levels. */
export function factorsOf({ levels }: Mapping, dimension: number): DimensionFactors {
  return {
    factors: levels.map(({ factors }) => factors[dimension]),
    remainders: levels.map(({ remainders }) => remainders[dimension]),
  };
}

/** The mapping with other factors of one dimension. */
export function withFactors(mapping: Mapping, dimension: number, { factors, remainders }: DimensionFactors): Mapping {
  return {
    levels: mapping.levels.map((level, l) => ({
      ...level,
      factors: level.factors.with(dimension, factors[l]),
      remainders: level.remainders.with(dimension, remainders[l]),
    })),
  };
}

/** A loop's factor is to change, and another level of its dimension is to make up for it. */
export interface FactorChange {
  readonly dimension: number;
  readonly level: number;
  readonly rest: number;
  /** Number of points of the dimension. */
  readonly bound: number;
}

/** Undefined where the factor leaves nothing whole to the level that takes the rest. */
export function setFactor(mapping: Mapping, change: FactorChange, factor: number): Mapping | undefined {
  const changed = changeFactor(mapping, change, factor);
  return changed && withFactors(mapping, change.dimension, changed);
}

/** Factors that leave a whole number to the level that takes the rest, least first. */
export function perfectChoices(mapping: Mapping, change: FactorChange): number[] {
  const { factors } = factorsOf(mapping, change.dimension);
  const most = change.level === change.rest ? 1 : factors[change.level] * factors[change.rest];
  const choices = divisorsOf(most).filter((factor) => {
    const changed = changeFactor(mapping, change, factor);
    return changed !== undefined && isPerfect(changed);
  });
  return choices;
}

function changeFactor(mapping: Mapping, change: FactorChange, factor: number): DimensionFactors | undefined {
  const { dimension, level, rest, bound } = change;
  if (level === rest) return undefined;
  return coverBound(factorsOf(mapping, dimension).factors.with(level, factor), rest, bound);
}

function divisorsOf(value: number): number[] {
  const small: number[] = [];
  for (let divisor = 1; divisor * divisor <= value; divisor++) if (value % divisor === 0) small.push(divisor);
  const large = small.map((divisor) => value / divisor).reverse();
  return [...new Set([...small, ...large])];
}
