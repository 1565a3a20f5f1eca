import { type Fact, formatArea, formatCount, formatSeconds } from '@loopwright/report';
import type { SweepResultJson } from '@loopwright/results';

/** How far a study went, and what is proven of it. */
export function sweepFacts({ search, front, proven, whyUnproven, constraints, workloads }: SweepResultJson): Fact[] {
  const { size, done, dropped, unsearched, excluded, failed, seconds, searches, stored } = search;
  return [
    ['Design space', formatCount(size), 'points that meet the conditions between parameters'],
    ['Mapped', formatCount(done), workloadsText(workloads)],
    ...(dropped > 0
      ? [
          [
            'Dropped',
            formatCount(dropped),
            `a bound shows that another point beats them; ${formatCount(unsearched)} without any search`,
          ] as const,
        ]
      : []),
    ...(excluded > 0 ? [['Excluded', formatCount(excluded), constraintsText(constraints)] as const] : []),
    ...(failed > 0 ? [['Failed', formatCount(failed), 'the table says why'] as const] : []),
    ['Front', formatCount(front.length), 'points that no other beats'],
    ['Proven', proven ? 'yes' : 'no', proven ? 'it is the front of the whole design space' : (whyUnproven ?? '')],
    ['Searches', formatCount(searches), stored > 0 ? `${formatCount(stored)} results were there already` : ''],
    ['Time', formatSeconds(seconds), search.interrupted ? 'interrupted: run it again to go on' : ''],
  ];
}

/** With which budget every layer was searched. */
export function budgetFacts({ search, objectives }: SweepResultJson): Fact[] {
  const limits = Object.entries(search.limits).map(([name, value]) => `${name} ${formatCount(value)}`);
  return [
    ['Sampler', search.sampler, `seed ${search.seed}`],
    ['Mapper', search.mapper, `for ${search.objective.join(', ')}`],
    ['Limits', limits.join(', ') || 'none', 'of the search of one layer, the same for all points'],
    ['Objectives', objectives.map(({ name }) => name).join(', '), 'over designs'],
  ];
}

function workloadsText(workloads: SweepResultJson['workloads']): string {
  const names = workloads.map(({ name, weight }) => (weight === 1 ? name : `${name} (weight ${weight})`));
  return names.join(', ');
}

function constraintsText({ maxAreaUm2, maxPowerW, maxCycles }: SweepResultJson['constraints']): string {
  const limits = [
    ...(maxAreaUm2 === undefined ? [] : [`area at most ${formatArea(maxAreaUm2)}`]),
    ...(maxPowerW === undefined ? [] : [`power at most ${maxPowerW} W`]),
    ...(maxCycles === undefined ? [] : [`cycles at most ${formatCount(maxCycles)}`]),
  ];
  return limits.join(', ');
}
