import { emitFanouts, emitLoops, emitPoints } from './emit-nest.ts';
import { unevenReuse } from './emit-reuse.ts';
import { emitTiles } from './emit-tiles.ts';
import { emitState, emitTotals } from './emit-totals.ts';
import { emitCrowded, emitShares, emitTraffic } from './emit-traffic.ts';
import { emitLastPoints, emitPieces, emitUnevenCover, unevenIterations } from './emit-uneven-nest.ts';
import { boundOf, largestPointsOf, product } from './names.ts';
import { type Plan, singleDimensions } from './plan.ts';
import { MOST_UNEVEN } from './uneven-walk.ts';

/**
 * The text of `evaluateImperfect(batch, candidate)`, for mappings whose last passes may be shorter. Where that makes the
 * children of an array differ, it refuses what does not fit and leaves the rest to the general evaluator.
 */
export function imperfectSource(plan: Plan): string {
  const { levels, dimensions, dataspaces } = plan.tables;
  const each = (emit: (plan: Plan, dataspace: number) => string[]) => plan.ranks.flatMap((_, s) => emit(plan, s));
  const bounds = plan.memories.flatMap((level) => plan.dimensions.map((d) => boundOf(level, d)));
  const body = [
    'const { factors, remainders, permutation, split, keeps } = batch;',
    `const first = candidate * ${levels * dimensions};`,
    `const firstKept = candidate * ${levels * dataspaces};`,
    ...emitUnevenCover(plan),
    ...emitFanouts(plan),
    ...emitTiles(plan, largestPointsOf),
    `if (${isHard(plan)}) return general(batch, candidate);`,
    ...emitPoints(plan, singleDimensions(plan)),
    ...emitLastPoints(plan),
    ...emitPieces(plan),
    ...emitLoops(plan, unevenIterations),
    ...emitCrowded(plan),
    ...each(emitShares),
    ...each((own, s) => emitTraffic(own, s, unevenReuse)),
    `const computeCycles = ${product(bounds)};`,
    ...emitState(plan, 'computeCycles'),
    ...emitTotals(plan, 'computeCycles'),
  ];
  return ['function evaluateImperfect(batch, candidate) {', ...body.map((line) => `  ${line}`), '}'].join('\n');
}

/** The condition that children of an array differ, or that shorter last passes meet in too many ways. */
function isHard({ dimensions }: Plan): string {
  const mayBeMany = dimensions.length > MOST_UNEVEN;
  return `unevenInArray !== 0${mayBeMany ? ` || bitsIn(uneven) > ${MOST_UNEVEN}` : ''}`;
}
