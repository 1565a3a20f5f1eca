import { emitCover, emitFanouts, emitLoops, emitPoints } from './emit-nest.ts';
import { perfectReuse } from './emit-reuse.ts';
import { emitSparseFit, emitSparseTotals } from './emit-sparse.ts';
import { emitTiles } from './emit-tiles.ts';
import { emitState, emitTotals } from './emit-totals.ts';
import { emitCrowded, emitShares, emitTraffic } from './emit-traffic.ts';
import { type Plan, singleInWindows } from './plan.ts';

/**
 * The text of `evaluate(batch, candidate)` for one problem on one architecture: every loop over levels, dimensions and
 * dataspaces unrolled, every figure of the tables written out. It reads like the general evaluator, step for step.
 */
export function perfectSource(plan: Plan): string {
  const { tables } = plan;
  const { levels, dimensions, dataspaces } = tables;
  const each = (emit: (plan: Plan, dataspace: number) => string[]) => plan.ranks.flatMap((_, s) => emit(plan, s));
  const body = [
    'const { factors, remainders, permutation, split, keeps } = batch;',
    `const first = candidate * ${levels * dimensions};`,
    `const firstKept = candidate * ${levels * dataspaces};`,
    ...emitCover(plan),
    ...emitFanouts(plan),
    ...(tables.sparse ? emitSparseFit() : []),
    ...emitTiles(plan),
    ...emitPoints(plan, singleInWindows(plan)),
    ...emitLoops(plan),
    ...emitCrowded(plan),
    ...each(emitShares),
    ...each((own, s) => emitTraffic(own, s, perfectReuse)),
    ...emitState(plan),
    ...(tables.sparse ? emitSparseTotals(plan) : emitTotals(plan)),
  ];
  return ['function evaluate(batch, candidate) {', ...body.map((line) => `  ${line}`), '}'].join('\n');
}
