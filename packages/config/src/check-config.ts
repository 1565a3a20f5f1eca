import { builtInObjectiveNames } from '@loopwright/core';
import { nearestName } from '@loopwright/spec';
import type { z } from 'zod';
import type { LoopwrightConfig, PresetConfig } from './config.ts';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import { configSchema, knownKeys, presetSchema } from './config-schema.ts';
import { issueWords } from './issue-words.ts';

/** The value as a configuration. Throws a ConfigError with all that is wrong with it. */
export function checkConfig(value: unknown, file: string): LoopwrightConfig {
  return check(configSchema, value ?? {}, file);
}

/** The value as what a preset holds. Throws a ConfigError that names `origin`. */
export function checkPreset(value: unknown, origin: string): PresetConfig {
  return check(presetSchema, value, origin);
}

function check<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const isPreset = (schema as z.ZodType) === presetSchema;
  throw new ConfigError(
    file,
    parsed.error.issues.flatMap((issue) => problemsOf(issue, isPreset)),
  );
}

/** The issues of a zod schema as problems of a configuration. */
function problemsOf(issue: z.core.$ZodIssue, isPreset: boolean): ConfigProblem[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key, isPreset));
  if (/^(presets\.[^.]+\.)?objective/.test(path) && issue.code !== 'too_small') return [unknownMetric(path, issue)];
  return [{ path, message: issueWords(issue) }];
}

function unknownKey(path: string, key: string, isPreset: boolean): ConfigProblem {
  const known = knownKeys(path, isPreset);
  const nearest = nearestName(key, known);
  const hint = nearest ? `did you mean "${nearest}"?` : known.length > 0 ? `use one of ${known.join(', ')}` : undefined;
  return { path, message: `there is no key "${key}"`, ...(hint && { hint }) };
}

function unknownMetric(path: string, issue: z.core.$ZodIssue): ConfigProblem {
  return {
    path,
    message: `must be a metric, or a list of metrics${issue.input === undefined ? '' : `, not ${String(issue.input)}`}`,
    hint: `use ${builtInObjectiveNames.join(', ')}, or one that a plugin registers`,
  };
}
