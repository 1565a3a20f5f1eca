import type { MappingResult } from '@loopwright/core';
import { describeMapping, type MappingEntry } from '@loopwright/spec';

/** The mapping of a result as a `mapping:` section. */
export function mappingEntries({
  specification,
  mapping,
  reuse,
}: Pick<MappingResult, 'specification' | 'mapping' | 'reuse'>): readonly MappingEntry[] {
  return describeMapping(mapping, specification.problem, specification.architecture, reuse);
}
