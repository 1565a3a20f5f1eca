import type { Plugin, SectionIssue } from '@loopwright/core';
import { type JsonValue, judgeSection } from '@loopwright/core/engine';
import type { z } from 'zod';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import type { ConfigLayer } from './config-layer.ts';
import { issueWords } from './issue-words.ts';
import { isJson } from './json-value.ts';
import { depthIn, isMap, mergeSections } from './merge-sections.ts';
import { unknownKey } from './unknown-key.ts';

/** The section of a plugin, as all layers have it together. */
export interface AssignedSection {
  /** As it was written; null where no layer says anything. */
  readonly given: JsonValue;
  /** One by one, as the schema gives them. */
  readonly values: readonly SectionValue[];
}

/** One value of a section, as `power.volts`, and the layer that it comes from. */
export interface SectionValue {
  readonly key: string;
  readonly value: unknown;
  readonly from: string;
}

/**
 * Puts together what the layers say in the section of a plugin. Throws a ConfigError with the layer and the key of what its
 * schema refuses.
 *
 * @param layers the highest first
 */
export function assignSection(
  plugin: Plugin,
  layers: readonly Pick<ConfigLayer, 'origin' | 'sections'>[],
): AssignedSection {
  const { name } = plugin.section!;
  const said = layers.flatMap(({ origin, sections }) => {
    const value = sections.get(name);
    return value === undefined ? [] : [{ origin, value }];
  });
  for (const { origin, value } of said) if (!isJson(value)) throw new ConfigError(origin, [notJson(name)]);
  const given = (mergeSections(said.map(({ value }) => value)) ?? null) as JsonValue;
  const verdict = judgeSection(plugin, given);
  if (!verdict.success) throw refusal(verdict.error.issues, plugin, said);
  const values = leavesOf(verdict.data, []).map(({ path, value }) => {
    const source = said.find((layer) => depthIn(layer.value, path) === path.length);
    return { key: [name, ...path].join('.'), value, from: source?.origin ?? 'default' };
  });
  return { given, values };
}

/** What a layer says in a section. */
interface Said {
  readonly origin: string;
  readonly value: unknown;
}

function notJson(path: string): ConfigProblem {
  return { path, message: 'holds what JSON cannot write', hint: 'give functions to the plugin as its options' };
}

/** What is wrong with the values of the first layer that holds any that is. */
function refusal(issues: readonly SectionIssue[], plugin: Plugin, said: readonly Said[]): ConfigError {
  const problems = issues.flatMap((issue) => problemsOf(issue as z.core.$ZodIssue, plugin, said));
  const [{ origin }] = problems;
  const ofOrigin = problems.filter((problem) => problem.origin === origin);
  return new ConfigError(
    origin,
    ofOrigin.map(({ problem }) => problem),
  );
}

function problemsOf(issue: z.core.$ZodIssue, { name, section }: Plugin, said: readonly Said[]) {
  const path = [section!.name, ...issue.path.map(String)].join('.');
  const hint = `see the README of ${name}`;
  if (issue.code !== 'unrecognized_keys') {
    return [{ origin: originOf(issue.path, said), problem: { path, message: issueWords(issue), hint } }];
  }
  return issue.keys.map((key) => {
    return { origin: originOf([...issue.path, key], said), problem: { hint, ...unknownKey(path, key, []) } };
  });
}

/** The highest of the layers that have most of a path. */
function originOf(path: readonly PropertyKey[], said: readonly Said[]): string {
  const depths = said.map(({ value }) => depthIn(value, path));
  return said[depths.indexOf(Math.max(...depths))]?.origin ?? 'configuration';
}

function leavesOf(value: unknown, path: readonly string[]): { path: readonly string[]; value: unknown }[] {
  if (value === undefined) return [];
  if (!isMap(value) || Object.keys(value).length === 0) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}
