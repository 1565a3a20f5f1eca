import type { ValidEvaluation } from '@loopwright/core';
import { formatArea, formatCount, formatEnergy, formatPercent, formatSi } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { length, pad } from './format/table.ts';

/** The figures of the whole, each with what explains it. */
export function formatSummary(evaluation: ValidEvaluation, layout: TextLayout): string[] {
  const { cycles, utilization, energyPj, edp, areaUm2, compute } = evaluation;
  const perCompute = formatSi((energyPj * 1e-12) / compute.computes, 'J');
  const used = `${formatCount(compute.utilizedInstances)} of ${formatCount(compute.instances)} ${compute.name}`;
  return formatFacts(
    [
      ['Cycles', formatCount(cycles), `limited by ${slowest(evaluation)}`],
      ['Computes', formatCount(compute.computes), ''],
      ['Utilization', formatPercent(utilization), used],
      ['Energy', formatEnergy(energyPj), `${perCompute} per compute`],
      ['EDP', formatSi(edp * 1e-12, 'J·cycle'), ''],
      ['Area', formatArea(areaUm2), ''],
    ],
    layout,
  );
}

/** Name, value, remark; remarks are left out where they do not fit. */
export function formatFacts(facts: readonly (readonly [string, string, string])[], layout: TextLayout): string[] {
  const names = Math.max(...facts.map(([name]) => length(name)));
  const values = Math.max(...facts.map(([, value]) => length(value)));
  return facts.map(([name, value, remark]) => {
    const line = `${pad(name, names, 'left')}  ${layout.paint.strong(pad(value, values, 'left'))}`;
    const fits = names + values + length(remark) + 5 <= layout.width;
    return remark === '' || !fits ? line.trimEnd() : `${line}   ${layout.paint.faint(remark)}`;
  });
}

/** What takes all the cycles. */
function slowest({ compute, levels }: ValidEvaluation): string {
  const memories = levels.filter((level) => level !== null);
  const most = Math.max(...memories.map(({ cycles }) => cycles));
  if (most <= compute.cycles) return 'compute';
  const names = memories.filter(({ cycles }) => cycles === most).map(({ name }) => name);
  return `the bandwidth of ${names.join(', ')}`;
}
