import { CandidateBatch, type Constraints, type Specification } from '@loopwright/core';
import { buildMapspace } from '@loopwright/core/engine';
import { type DesignName, loadDesign, prepare } from '../designs.ts';
import { drawPool } from '../mapping-pool.ts';
import { measure, type Rate } from '../measure.ts';
import type { TaskOptions } from './task.ts';

export interface ImperfectSpeed {
  readonly dimension: string;
  /** Mappings that fit: decoded from their genomes and costed in full. */
  readonly valid: Rate;
}

type LevelKind = Specification['architecture']['levels'][number]['kind'];

/** How fast mappings are decoded and costed whose output columns are split imperfectly in time. */
export function imperfectSpeed(design: DesignName, options: TaskOptions): Promise<ImperfectSpeed> {
  return speedWhere('P', 'memory', design, options);
}

/** The same where filters are split imperfectly among the children of fan-outs: the dimension that every design spreads. */
export function spatiallyImperfectSpeed(design: DesignName, options: TaskOptions): Promise<ImperfectSpeed> {
  return speedWhere('M', 'fanout', design, options);
}

async function speedWhere(
  name: string,
  kind: LevelKind,
  design: DesignName,
  options: TaskOptions,
): Promise<ImperfectSpeed> {
  const specification = loadDesign(design, 'VGG-16 conv3_2');
  const { problem, architecture } = specification;
  const dimension = problem.dimensions.findIndex((one) => one.name === name);
  const { model } = await prepare(specification);
  const { evaluate } = model;
  const mapspace = buildMapspace(problem, architecture, splitImperfectly(specification, dimension, kind));
  const isWanted = (batch: CandidateBatch, candidate: number) => isImperfect(batch, candidate, dimension);
  const { genomes } = drawPool(mapspace, evaluate, options.seed, options.poolSize, isWanted);
  const mask = options.poolSize - 1;
  const batch = new CandidateBatch(mapspace.shape, 512);
  const valid = measure((count) => {
    for (let i = 0; i < count; i++) {
      mapspace.decode(genomes[i & mask], batch, i & 511);
      evaluate(batch, i & 511);
    }
  }, options);
  return { dimension: name, valid };
}

/**
 * Lets the dimension have any factors at the levels of a kind that are free; where these are memories, fan-outs have none, or the
 * children of arrays would differ.
 */
function splitImperfectly(
  { constraints, architecture }: Specification,
  dimension: number,
  kind: LevelKind,
): Constraints {
  const levels = constraints.levels.map((level, l) => {
    const factors = level.factors.map((factor, d) => {
      if (d !== dimension || factor.exactly !== undefined) return factor;
      if (architecture.levels[l].kind === kind) return { ...factor, remainder: true };
      return kind === 'memory' ? { exactly: 1 } : factor;
    });
    return { ...level, factors };
  });
  return { ...constraints, levels };
}

function isImperfect({ factors, remainders, shape }: CandidateBatch, candidate: number, dimension: number): boolean {
  for (let level = 0; level < shape.levels; level++) {
    const at = (candidate * shape.levels + level) * shape.dimensions + dimension;
    if (remainders[at] !== factors[at]) return true;
  }
  return false;
}
