import type { MappingResult, MapspaceSizes, SearchResult } from '@loopwright/core';
import { describeMapping, type MappingEntry } from '@loopwright/spec';
import { type EvaluationJson, evaluationJson } from './evaluation-json.ts';

/** The outcome of a search as JSON. */
export interface SearchResultJson {
  /** Null where nothing valid was found. */
  readonly best: EvaluationJson | null;
  /** As a `mapping:` section: what `loopwright evaluate` reads back. Null like `best`. */
  readonly mapping: readonly MappingEntry[] | null;
  readonly search: SearchJson;
}

export interface SearchJson {
  readonly mapper: string;
  readonly objective: readonly string[];
  readonly seed: number;
  /** Mappings that were decoded and checked, and those that were costed in full. */
  readonly evaluated: number;
  readonly valid: number;
  readonly seconds: number;
  readonly stopped: string;
  readonly optimal: boolean;
  /** Least value of the first metric that any mapping can have, as far as proven; 0 where unknown. */
  readonly bound: number;
  /** Decimal strings: sizes can exceed what a JSON number holds. */
  readonly mapspace: Readonly<Record<keyof MapspaceSizes, string>>;
}

export function searchResultJson({ outcome, best, ...search }: SearchResult): SearchResultJson {
  const { mapper, objective, seed } = search;
  const { evaluated, valid, seconds, stopped, optimal, bound } = outcome;
  const sizes = Object.entries(search.mapspace.sizes).map(([name, size]) => [name, String(size)]);
  const mapspace = Object.fromEntries(sizes) as SearchJson['mapspace'];
  return {
    best: best && evaluationJson(best.evaluation),
    mapping: best && mappingEntries(best),
    search: { mapper, objective, seed, evaluated, valid, seconds, stopped, optimal, bound, mapspace },
  };
}

/** The mapping of a result as a `mapping:` section. */
export function mappingEntries({ specification, mapping, reuse }: MappingResult): readonly MappingEntry[] {
  return describeMapping(mapping, specification.problem, specification.architecture, reuse);
}
