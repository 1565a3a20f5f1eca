import type { CandidateBatch } from '@loopwright/mapspace';
import type { Counts } from '../counts.ts';
import type { Evaluate } from '../evaluate.ts';
import type { Nest } from '../nest.ts';
import type { SparseSearch } from '../sparse/search/sparse-search.ts';
import { summedPj } from '../sparse/sparse-totals.ts';
import { greatestCommonDivisor, pairwiseSums } from '../spatial-shifts.ts';
import type { Tables } from '../tables.ts';
import { ForwardingTest } from './forwarding-test.ts';
import { imperfectSource } from './imperfect-source.ts';
import { ListedLoops } from './listed-loops.ts';
import { perfectSource } from './perfect-source.ts';
import { planFor } from './plan.ts';
import { UnevenWalk } from './uneven-walk.ts';

/**
 * Longer texts are not used. V8 optimises no function of more than 60 kB of bytecode: one of 57,000 characters took half
 * the time of the general evaluator, one of 77,000 three times as long.
 */
const MOST_CHARACTERS = 60_000;

/** What the general evaluator works on; the generated one leaves its counts there, too. */
export interface EvaluatorParts {
  readonly tables: Tables;
  readonly nest: Nest;
  readonly tileWords: Float64Array;
  readonly counts: Counts;
  /** What follows zeros in a search; undefined for dense designs, and where only the general evaluator can. */
  readonly zeros: SparseSearch | undefined;
  /** The general evaluator, of a whole candidate, and of one dataspace of a candidate whose tiles are measured. */
  readonly general: Evaluate;
  readonly countDataspace: (batch: CandidateBatch, candidate: number, dataspace: number) => void;
}

/** An evaluator and its text, which is null where the general one does all the work. */
export interface Specialised {
  readonly evaluate: Evaluate;
  readonly source: string | null;
}

/**
 * Generates an evaluator for one problem on one architecture, as Tapable generates the call of a hook: straight-line code
 * for mappings with perfect factors, and more of it for imperfect ones that leave no instances of an array with less to do; but for
 * dataspaces that children forward: those are counted by `countDataspace`. All others, and designs for which it cannot be generated,
 * go to `general`; the figures are the same to the last bit. Where code may not be made at run time (a page
 * whose policy forbids it), all go there.
 */
export function specialise(parts: EvaluatorParts): Specialised {
  const { general } = parts;
  const plan = planFor(parts.tables);
  if (typeof plan === 'string') return { evaluate: general, source: null };
  if (parts.tables.sparse && !parts.zeros) return { evaluate: general, source: null };
  const perfect = perfectSource(plan);
  if (perfect.length > MOST_CHARACTERS) return { evaluate: general, source: null };
  // Zeros of imperfect mappings are followed by the general evaluator alone.
  const imperfect = parts.zeros ? undefined : imperfectSource(plan);
  const isShort = imperfect !== undefined && imperfect.length <= MOST_CHARACTERS;
  const source = `${perfect}\n\n${isShort ? imperfect : 'const evaluateImperfect = general;'}`;
  const scope = scopeOf(parts);
  try {
    const make = new Function(...Object.keys(scope), `${source}\nreturn evaluate;`);
    const evaluate = make(...Object.values(scope)) as Evaluate;
    return { evaluate, source: parts.zeros ? `${parts.zeros.source}\n\n${source}` : source };
  } catch (error) {
    if (error instanceof EvalError) return { evaluate: general, source: null };
    throw error;
  }
}

/** What the generated code names besides its parameters. */
function scopeOf({ tables, nest, tileWords, counts, zeros, general, countDataspace }: EvaluatorParts) {
  const listed = new ListedLoops(tables, nest);
  const { loopAt, loopDimension, loopIterations, loopBound, loopLast, lastLoop } = listed;
  const pieces = new Float64Array(tables.levels * tables.dimensions);
  const unevenWalk = new UnevenWalk(tables, nest, listed, pieces);
  const forwardingTest = new ForwardingTest(tables, nest, listed);
  const { points, lastPoints, instancesUsed } = nest;
  return {
    general,
    countDataspace,
    zeros,
    summedPj,
    nest,
    points,
    lastPoints,
    instancesUsed,
    tileWords,
    ...counts.byName,
    loopAt,
    loopDimension,
    loopIterations,
    lastLoop,
    refuse,
    greater,
    several,
    bitsIn,
    groupsOfTwo,
    listed,
    unevenWalk,
    forwardingTest,
    loopBound,
    loopLast,
    pieces,
  };
}

function refuse(batch: CandidateBatch, candidate: number, rejection: number, level: number, needed: number): void {
  batch.rejection[candidate] = rejection;
  batch.rejectedLevel[candidate] = level;
  batch.needed[candidate] = needed;
}

/** The greater of two small integers, without a branch. */
function greater(a: number, b: number): number {
  return a - ((a - b) & ((a - b) >> 31));
}

function several(mask: number): boolean {
  return (mask & (mask - 1)) !== 0;
}

function bitsIn(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

/** Different sums of two loops' indices times their shifts. */
function groupsOfTwo(m: number, a: number, n: number, b: number): number {
  if (m === 1 || n === 1) return m * n;
  const unit = greatestCommonDivisor(a, b);
  return pairwiseSums(m, a / unit, n, b / unit);
}
