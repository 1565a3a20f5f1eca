import { builtInObjectiveNames } from '@loopwright/core';
import type { z } from 'zod';
import type { LoopwrightConfig, PresetConfig } from './config.ts';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import { configSchema, knownKeys, presetSchema } from './config-schema.ts';
import { issueWords } from './issue-words.ts';
import { unknownKey } from './unknown-key.ts';

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
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(path, key, knownKeys(path, isPreset)));
  }
  if (issue.code === 'invalid_type' && issue.expected === 'never') return [ofFilesOnly(issue.path, isPreset)];
  if (/^(presets\.[^.]+\.)?objective/.test(path) && issue.code !== 'too_small') return [unknownMetric(path, issue)];
  return [{ path, message: issueWords(issue) }];
}

/** A key that a config file has and a preset has not. */
function ofFilesOnly(keys: readonly PropertyKey[], isPreset: boolean): ConfigProblem {
  const path = keys.slice(0, -1).join('.');
  return unknownKey(path, String(keys.at(-1)), knownKeys(path, isPreset));
}

function unknownMetric(path: string, issue: z.core.$ZodIssue): ConfigProblem {
  return {
    path,
    message: `must be a metric, or a list of metrics${issue.input === undefined ? '' : `, not ${String(issue.input)}`}`,
    hint: `use ${builtInObjectiveNames.join(', ')}, one that a plugin registers, or a sum such as energy+1.5*delay`,
  };
}
