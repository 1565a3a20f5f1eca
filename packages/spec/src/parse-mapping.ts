import type { Constraints, ReuseRules } from './constraints.ts';
import { DiagnosticLog } from './diagnostics/diagnostic-log.ts';
import { freeze } from './freeze.ts';
import type { Mapping } from './mapping.ts';
import { LevelTargets } from './read/level-targets.ts';
import { completeMapping, readMappingEntries } from './read/read-mapping.ts';
import { parseSource } from './source/parse-source.ts';
import { Reader } from './source/reader.ts';
import type { Specification } from './specification.ts';

/**
 * The mapping that a plain `mapping:` list stands for, such as `describeMapping` gives and `--json` prints.
 *
 * @throws SpecError
 */
export function parseMapping(
  entries: unknown,
  { problem, architecture, constraints }: Pick<Specification, 'problem' | 'architecture' | 'constraints'>,
): { mapping: Mapping; reuse: ReuseRules } {
  // JSON is YAML, and messages about a list without a file point into its text.
  const text = JSON.stringify({ mapping: entries ?? null }, undefined, 1);
  const log = new DiagnosticLog(() => text.split('\n'));
  const list = parseSource({ file: 'mapping', text }, log)[0]?.entries.get('mapping')?.value;
  log.throwIfErrors();
  const context = { problem, reader: new Reader(log), scope: {} };
  const drafts = readMappingEntries(list!, architecture, new LevelTargets(architecture), context);
  const mapping = completeMapping(drafts, constraints satisfies Constraints, list!.location, context);
  log.throwIfErrors();
  return freeze(mapping!);
}
