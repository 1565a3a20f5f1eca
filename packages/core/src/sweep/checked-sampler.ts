import { attributed } from '../attribute-error.ts';
import { type PluginAuthor, PluginError } from '../plugin-error.ts';
import type { DesignSpace } from './design-space.ts';
import type { Sampler, SamplerContext, SamplingStrategy } from './sampler.ts';

/** The sampler as a study runs it. What it does wrong is thrown as a PluginError of its author. */
export function checkedSampler(sampler: Sampler, author: PluginAuthor): Sampler {
  const { name, description } = sampler;
  return { name, description, start: (context) => startChecked(sampler, author, context) };
}

function startChecked(sampler: Sampler, author: PluginAuthor, context: SamplerContext): SamplingStrategy {
  const { plugin, hook } = author;
  const strategy = attributed(author, () => sampler.start(context));
  if (typeof strategy?.ask !== 'function' || typeof strategy.tell !== 'function') {
    throw new PluginError(plugin, hook, 'start must return a strategy, with ask and tell', author);
  }
  const asked = new Set<number>();
  return {
    ask(most) {
      const points = attributed(author, () => strategy.ask(most));
      const problem = problemOf(points, most, context.space, asked);
      if (problem !== undefined) throw new PluginError(plugin, hook, `ask returned ${problem}`, author);
      return points;
    },
    tell: (samples) => attributed(author, () => strategy.tell(samples)),
  };
}

function problemOf(points: unknown, most: number, space: DesignSpace, asked: Set<number>): string | undefined {
  if (!Array.isArray(points)) return `${String(points)}, not a list of points`;
  if (points.length > most) return `${points.length} points where ${most} are the most`;
  for (const point of points) {
    if (!Number.isInteger(point) || point < 0 || point >= space.size) return `${String(point)}, which is no point`;
    if (asked.has(point)) return `point ${point} for the second time`;
    if (!space.allows(point)) return `point ${point}, which breaks a condition of the space`;
    asked.add(point);
  }
  return undefined;
}
