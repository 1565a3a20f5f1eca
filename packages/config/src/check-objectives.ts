import { nearestName } from '@loopwright/spec';
import { ConfigError } from './config-error.ts';
import { mapperSection } from './mapper-section.ts';
import type { SettingsSource } from './settings.ts';

/** Throws a ConfigError with the place where a source names a metric that nobody registers. */
export function checkObjectives(sources: readonly SettingsSource[], metrics: readonly string[]): void {
  const known = [...metrics, 'pareto'];
  for (const { origin, values } of sources) {
    const problems = (values.objective ?? [])
      .filter((name) => !known.includes(name))
      .map((name) => {
        const nearest = nearestName(name, known);
        const hint = `${nearest ? `did you mean ${nearest}? ` : ''}use ${known.join(', ')}`;
        return { path: pathIn(origin), message: `there is no metric ${name}`, hint };
      });
    if (problems.length > 0) throw new ConfigError(origin, problems);
  }
}

/** Where a source keeps its metrics; an option is itself the place. */
function pathIn(origin: string): string {
  if (origin === mapperSection) return 'optimization_metrics';
  return origin === '--objective' ? '' : 'objective';
}
