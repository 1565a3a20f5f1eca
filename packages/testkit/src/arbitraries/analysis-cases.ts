import type { Costs } from '@loopwright/model';
import type { Architecture, Mapping, Problem, ReuseRules } from '@loopwright/spec';
import fc from 'fast-check';
import { type ArchitectureOptions, architectures } from './architectures.ts';
import { buildCosts, costChoices } from './costs.ts';
import { buildMapping, type MappingOptions, mappingChoices } from './mappings.ts';
import { type ProblemOptions, problems } from './problems.ts';
import { buildReuseRules, reuseChoices } from './reuse-rules.ts';

/** Everything that one analysis takes. */
export interface AnalysisCase {
  readonly problem: Problem;
  readonly architecture: Architecture;
  readonly mapping: Mapping;
  readonly reuse: ReuseRules;
  readonly costs: Costs;
}

export interface AnalysisCaseOptions extends ProblemOptions, ArchitectureOptions, MappingOptions {}

/**
 * A random problem, architecture and mapping, with reuse rules and costs. All parts are drawn at once and only then
 * fitted to each other, so that fast-check can shrink each by itself and replay a case from its seed and path.
 */
export function analysisCases(options: AnalysisCaseOptions = {}): fc.Arbitrary<AnalysisCase> {
  const { maxDimensions = 5, maxDataspaces = 5, maxMemories = 4, maxFanouts = 3 } = options;
  const levels = maxMemories + maxFanouts;
  return fc
    .record({
      problem: problems(options),
      architecture: architectures(maxDataspaces, options),
      mapping: mappingChoices(levels, maxDimensions, maxDataspaces),
      reuse: reuseChoices(levels, maxDataspaces),
      costs: costChoices(levels),
    })
    .map((drawn) => {
      const { problem } = drawn;
      const architecture = drawn.architecture(problem);
      return {
        problem,
        architecture,
        mapping: buildMapping(drawn.mapping, problem, architecture, options),
        reuse: buildReuseRules(drawn.reuse, problem, architecture),
        costs: buildCosts(drawn.costs, architecture),
      };
    });
}
