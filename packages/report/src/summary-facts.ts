import type { MappingResult, ValidEvaluation } from '@loopwright/core';
import { cyclesSetBy, hasPlaceholderAreas } from '@loopwright/core/engine';
import { formatArea, formatCount, formatEnergy, formatPercent, formatSi } from './format/numbers.ts';
import { formatMetric } from './format-metric.ts';

/** A figure of the whole, and what explains it; empty where nothing does. */
export type Fact = readonly [name: string, value: string, remark: string];

/** The figures of the whole of a mapping that fits. */
export function summaryFacts(result: MappingResult, evaluation: ValidEvaluation): Fact[] {
  const { costs, metrics } = result;
  const plugins = cyclesSetBy(result);
  const { cycles, utilization, energyPj, edp, areaUm2, compute } = evaluation;
  const perCompute = compute.computes > 0 ? `${formatSi((energyPj * 1e-12) / compute.computes, 'J')} per compute` : '';
  const used = `${formatCount(compute.utilizedInstances)} of ${formatCount(compute.instances)} ${compute.name}`;
  return [
    ['Cycles', formatCount(cycles), `limited by ${plugins.length > 0 ? pluginText(plugins) : slowest(evaluation)}`],
    ['Computes', formatCount(compute.computes), zerosText(compute)],
    ['Utilization', formatPercent(utilization), used],
    ['Energy', formatEnergy(energyPj), perCompute],
    ['EDP', formatSi(edp * 1e-12, 'J·cycle'), ''],
    ['Area', formatArea(areaUm2), areaRemark(areaUm2, costs)],
    ...metrics.map(({ metric, value }): Fact => [metric.name, formatMetric(metric, value), metric.description]),
  ];
}

/** Of designs that save on zeros. */
function zerosText({ sparse }: ValidEvaluation['compute']): string {
  if (!sparse) return '';
  const { algorithmic, gated, skipped } = sparse;
  return `of ${formatCount(algorithmic)}; ${formatCount(gated)} gated, ${formatCount(skipped)} skipped`;
}

function areaRemark(areaUm2: number, costs: MappingResult['costs']): string {
  if (areaUm2 === 0) return 'no component is given one';
  return hasPlaceholderAreas(costs) ? 'placeholder: all components have the same' : '';
}

function pluginText(plugins: readonly string[]): string {
  return `${plugins.length === 1 ? 'plugin' : 'plugins'} ${plugins.join(', ')}`;
}

/** What takes all the cycles. */
function slowest({ compute, levels }: ValidEvaluation): string {
  const memories = levels.filter((level) => level !== null);
  const most = Math.max(...memories.map(({ cycles }) => cycles));
  if (most <= compute.cycles) return 'compute';
  const names = memories.filter(({ cycles }) => cycles === most).map(({ name }) => name);
  return `the bandwidth of ${names.join(', ')}`;
}
