import { objectiveNames, type Plugin } from '@loopwright/core';
import { z } from 'zod';
import type { LoopwrightConfig, PluginEntry } from './config.ts';

const count = z.int('must be a whole number').positive('must be 1 or more');

const limits = z.strictObject({
  seconds: z.number().positive('must be above 0').optional(),
  evaluations: count.optional(),
  victoryCondition: count.optional(),
  timeout: count.optional(),
  target: z.number().positive('must be above 0').optional(),
});

const metric = z.enum(objectiveNames);

const schema = z.strictObject({
  spec: z.array(z.string().min(1, 'must name a file')).optional(),
  plugins: z.array(z.custom<PluginEntry>(isPluginEntry, { error: ({ input }) => pluginEntryAdvice(input) })).optional(),
  mapper: z.string().min(1, 'must name a mapper').optional(),
  objective: z.union([metric, z.array(metric).min(1, 'must name a metric')]).optional(),
  limits: limits.optional(),
  threads: count.optional(),
  seed: z.int('must be a whole number').nonnegative('must be 0 or more').optional(),
});

/** Checks what a config file holds. */
export const configSchema: z.ZodType<LoopwrightConfig> = schema;

/** Known keys of every map of a configuration, by its path. */
export const knownKeys: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(schema.shape),
  limits: Object.keys(limits.shape),
};

/** By its shape: a plugin may come from another copy of the packages. */
export function isPlugin(value: unknown): value is Plugin {
  if (typeof value !== 'object' || value === null) return false;
  const { name, setup } = value as Partial<Plugin>;
  return typeof name === 'string' && name !== '' && typeof setup === 'function';
}

function isPluginEntry(value: unknown): boolean {
  if (typeof value === 'string') return value !== '';
  if (!Array.isArray(value)) return isPlugin(value);
  const [name, options] = value;
  const hasOptions = options === undefined || (typeof options === 'object' && options !== null);
  return value.length <= 2 && typeof name === 'string' && name !== '' && hasOptions;
}

function pluginEntryAdvice(value: unknown): string {
  if (typeof value === 'function') return `is a function: call it, ${value.name || 'plugin'}()`;
  return 'must be a plugin, a name, or [name, options]';
}
