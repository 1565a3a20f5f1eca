import { CandidateBatch, candidateShape, encodeMapping } from '@loopwright/mapspace';
import { type Evaluation, rejectionNames } from '@loopwright/model';
import type { Mapping } from '@loopwright/spec';
import type { CostEntry } from './cost-sheet.ts';
import type { MappingResult, MetricValue } from './mapping-result.ts';
import type { Metric, MetricContext } from './metric.ts';
import type { PreparedModel } from './prepared-model.ts';

/** Plugins that changed the cycles of a mapping, in the order of their taps: where there are any, no level alone set them. */
export function cyclesSetBy({ adjustments }: Pick<MappingResult, 'adjustments'>): readonly string[] {
  return [...new Set(adjustments.filter(({ cycles }) => cycles !== 0).map(({ plugin }) => plugin))];
}

/**
 * Every figure of one mapping, also by the metrics of plugins. Where plugins change costs, the totals are theirs and the tables
 * the built-in model's.
 */
export function describeMapping(
  model: PreparedModel,
  costs: readonly CostEntry[],
  mapping: Mapping,
  metrics: readonly Metric[],
): MappingResult {
  const { specification, reuse, evaluator, stages } = model;
  const built = evaluator.analyse(mapping);
  const batch = new CandidateBatch(candidateShape(specification.problem, specification.architecture), 1);
  encodeMapping(mapping, batch, 0);
  // Checks what the plugins do, as in a search; the stages by themselves are not checked.
  model.evaluate(batch, 0);
  evaluator.evaluate(batch, 0);
  const adjustments = stages.map(({ plugin, part, evaluate }) => {
    const before = { energyPj: batch.energyPj[0], cycles: batch.cycles[0] };
    evaluate(batch, 0);
    return { plugin, part, energyPj: batch.energyPj[0] - before.energyPj, cycles: batch.cycles[0] - before.cycles };
  });
  const evaluation = stages.length > 0 ? withTotals(built, batch, model) : built;
  const values = evaluation.valid ? valuesOf(batch, metrics, model) : [];
  return { specification, costs, mapping, reuse, evaluation, adjustments, metrics: values };
}

function valuesOf(batch: CandidateBatch, metrics: readonly Metric[], context: MetricContext): MetricValue[] {
  return metrics.map((metric) => ({ metric, value: metric.value(batch, 0, context) }));
}

function withTotals(built: Evaluation, batch: CandidateBatch, { specification }: PreparedModel): Evaluation {
  if (batch.rejection[0]) {
    if (!built.valid) return built;
    const level = specification.architecture.levels[batch.rejectedLevel[0]].name;
    return {
      valid: false,
      reason: rejectionNames[batch.rejection[0]],
      level,
      needed: batch.needed[0],
      capacity: Number.NaN,
    };
  }
  if (!built.valid) return built;
  const energyPj = batch.energyPj[0];
  const cycles = batch.cycles[0];
  const utilization = (built.utilization * built.cycles) / cycles;
  return { ...built, energyPj, cycles, edp: energyPj * cycles, utilization };
}
