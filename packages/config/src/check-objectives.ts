import { type Metric, metricNamed } from '@loopwright/core';
import { nearestName } from '@loopwright/spec';
import { ConfigError } from './config-error.ts';
import { mapperSection } from './mapper-section.ts';
import type { SettingsSource } from './settings.ts';

/** Throws a ConfigError with the place where a source names a metric that nobody registers. */
export function checkObjectives(sources: readonly SettingsSource[], metrics: readonly Metric[]): void {
  const known = [...metrics.map(({ name }) => name), 'pareto'];
  for (const { origin, values } of sources) {
    const problems = (values.objective ?? [])
      .filter((name) => name !== 'pareto' && metricNamed(name, metrics) === undefined)
      .map((name) => {
        const nearest = OTHER_WORDS[name] ?? nearestName(name, known);
        const hint = `${nearest ? `did you mean ${nearest}? ` : ''}use ${known.join(', ')}, or a sum of metrics such as energy+1.5*delay`;
        return { path: pathIn(origin), message: `there is no metric ${name}`, hint };
      });
    if (problems.length > 0) throw new ConfigError(origin, problems);
  }
}

/** What metrics are called elsewhere. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  energy_delay: 'edp',
  energy_delay_product: 'edp',
  cycles: 'delay',
  latency: 'delay',
};

/** Where a source keeps its metrics; an option is itself the place. */
function pathIn(origin: string): string {
  if (origin === mapperSection) return 'optimization_metrics';
  return origin === '--objective' ? '' : 'objective';
}
