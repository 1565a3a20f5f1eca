import type { SearchResult } from '@loopwright/core';
import { diagnose, hasPlaceholderAreas } from '@loopwright/core/engine';
import {
  closestMissText,
  formatFindings,
  formatMapping,
  rejectionWords,
  searchFacts,
  searchVerdict,
} from '@loopwright/report';
import { listRejections } from '@loopwright/results';
import type { ConvergencePoint, FrontView, RejectionView, SearchView } from './search-view.ts';
import { thinOut } from './thin-out.ts';

/** Improvements drawn at the most: more than pixels tell apart. */
const mostPoints = 200;

/** What components draw of a search; `improvements` in the order in which they came. */
export function searchViewOf(result: SearchResult, improvements: readonly Improvement[]): SearchView {
  const { outcome, mapspace, best } = result;
  const [{ description, unit }] = result.objective;
  return {
    metric: { description, ...(unit !== undefined && { unit }) },
    facts: searchFacts(result),
    bound: outcome.bound,
    convergence: convergence(result, improvements),
    front: front(result),
    areaIsPlaceholder: hasPlaceholderAreas(result.costs),
    rejections: rejections(result),
    verdict: best ? null : searchVerdict(result),
    findings: best ? [] : formatFindings(diagnose(mapspace), mapspace),
  };
}

/** The best of a search when it got better. */
export type Improvement = Omit<ConvergencePoint, 'isImprovement'>;

function convergence({ outcome }: SearchResult, improvements: readonly Improvement[]): ConvergencePoint[] {
  if (improvements.length === 0) return [];
  const steps = thinOut(improvements, mostPoints, ({ evaluated }) => Math.log(evaluated));
  const { evaluated, seconds, bestScore: score } = outcome;
  return [
    ...steps.map(({ evaluated, seconds, score }) => ({ evaluated, seconds, score, isImprovement: true })),
    { evaluated, seconds, score, isImprovement: false },
  ];
}

function front({ outcome, specification, reuse }: SearchResult): FrontView[] | null {
  if (!outcome.front) return null;
  return outcome.front.map(({ energyPj, cycles, areaUseUm2, mapping }) => ({
    energyPj,
    cycles,
    areaUseUm2,
    mapping: formatMapping({ specification, mapping, reuse }),
  }));
}

function rejections(result: SearchResult): RejectionView[] {
  return listRejections(result).map((rejection) => ({
    level: rejection.level,
    reason: rejectionWords(rejection.reason),
    count: rejection.count,
    share: rejection.count / result.outcome.evaluated,
    closestMiss: closestMissText(rejection),
  }));
}
