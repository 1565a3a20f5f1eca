import { objectiveNames } from '@loopwright/core';
import { nearestName } from '@loopwright/spec';
import type { z } from 'zod';
import type { LoopwrightConfig } from './config.ts';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import { configSchema, knownKeys } from './config-schema.ts';

/** The value as a configuration. Throws a ConfigError with all that is wrong with it. */
export function checkConfig(value: unknown, file: string): LoopwrightConfig {
  const parsed = configSchema.safeParse(value ?? {}, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new ConfigError(file, parsed.error.issues.flatMap(problemsOf));
}

/** The issues of a zod schema as problems of a configuration. */
export function problemsOf(issue: z.core.$ZodIssue): ConfigProblem[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  if (path.startsWith('objective') && issue.code !== 'too_small') return [unknownMetric(path, issue)];
  return [{ path, message: issue.message }];
}

function unknownKey(path: string, key: string): ConfigProblem {
  const known = knownKeys[path] ?? [];
  const nearest = nearestName(key, known);
  const hint = nearest ? `did you mean "${nearest}"?` : known.length > 0 ? `use one of ${known.join(', ')}` : undefined;
  return { path, message: `there is no key "${key}"`, ...(hint && { hint }) };
}

function unknownMetric(path: string, issue: z.core.$ZodIssue): ConfigProblem {
  return {
    path,
    message: `must be a metric, or a list of metrics${issue.input === undefined ? '' : `, not ${String(issue.input)}`}`,
    hint: `use ${objectiveNames.join(', ')}`,
  };
}
