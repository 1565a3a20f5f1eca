import { FITS, UNLISTED } from '../sparse/search/emit-place.ts';
import { accessTexts } from './access-texts.ts';
import { instancesOf } from './names.ts';
import type { Plan } from './plan.ts';

/** Refuses tiles that a memory cannot hold as far as they are there, before anything is counted. */
export function emitSparseFit(): string[] {
  return [
    'const placed = zeros.place(batch, candidate);',
    `if (placed === ${UNLISTED}) return general(batch, candidate);`,
    `if (placed !== ${FITS}) return;`,
  ];
}

/** Follows what is left of the accesses counted; the figures are those of the general evaluator, summed up in its order. */
export function emitSparseTotals(plan: Plan): string[] {
  const { tables, memories, ranks } = plan;
  const outermost = memories.at(-1)!;
  const outermostWords = ranks.flatMap((_, s) => accessTexts(plan, outermost, s).map(({ name }) => name));
  return [
    `nest.unitsUsed = ${instancesOf(0)};`,
    'const left = zeros.costs(nest, batch, candidate);',
    'if (left === undefined) return;',
    `batch.cycles[candidate] = left.busyCycles${tables.latencyCycles === 0 ? '' : ` + ${tables.latencyCycles}`};`,
    'batch.energyPj[candidate] = summedPj(left);',
    `batch.outermostAccesses[candidate] = (${outermostWords.join(' + ')}) * ${instancesOf(outermost)};`,
    'batch.rejection[candidate] = 0;',
  ];
}
