import type { Metric, SearchLimits } from '@loopwright/core';
import { formatCount, formatMetric, formatPercent, formatSeconds } from '@loopwright/report';
import type { Progress } from '../engine/protocol.ts';

interface SearchProgressProps {
  readonly limits: SearchLimits;
  readonly metric: Metric;
  readonly progress: Progress | undefined;
}

/** How far a search has come, and what its best is so far. */
export function SearchProgress({ limits, metric, progress }: SearchProgressProps) {
  if (!progress) return <progress class="lx-progress" aria-label="Search" />;
  const { evaluated, seconds, bestScore, bound } = progress;
  const perSecond = Math.round(evaluated / Math.max(seconds, 1e-3));
  const share = Math.max(evaluated / (limits.evaluations ?? Infinity), seconds / (limits.seconds ?? Infinity));
  const best = bestScore < Infinity ? `best ${formatMetric(metric, bestScore)}` : 'none fits yet';
  const gap = bound > 0 && bestScore < Infinity ? `, at the most ${formatPercent(1 - bound / bestScore)} better` : '';
  return (
    <>
      <progress class="lx-progress" aria-label="Search" {...(share > 0 && { value: Math.min(share, 1) })} />
      <p>
        {formatCount(evaluated)} evaluated in {formatSeconds(seconds)}, {formatCount(perSecond)} per second; {best}
        {gap}
      </p>
    </>
  );
}
