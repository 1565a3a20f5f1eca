import type { FrontPoint, MapspaceSizes, SearchResult } from '@loopwright/core';
import type { MappingEntry } from '@loopwright/spec';
import { type EvaluationJson, evaluationJson } from './evaluation-json.ts';
import { mappingEntries } from './mapping-entries.ts';
import { listRejections, type RejectionCount } from './rejections.ts';

/** The outcome of a search as JSON. */
export interface SearchResultJson {
  /** Null where nothing valid was found. */
  readonly best: EvaluationJson | null;
  /** As a `mapping:` section: what `loopwright evaluate` reads back. Null like `best`. */
  readonly mapping: readonly MappingEntry[] | null;
  /** Where the objective asks for it: least energy first. */
  readonly front?: readonly FrontPointJson[];
  readonly search: SearchJson;
}

export interface FrontPointJson {
  readonly energyPj: number;
  readonly cycles: number;
  /** Of the memories that keep anything and the compute units, instances in use. */
  readonly areaUseUm2: number;
  readonly mapping: readonly MappingEntry[];
}

export interface SearchJson {
  readonly mapper: string;
  readonly objective: readonly string[];
  readonly seed: number;
  readonly threads: number;
  /** Mappings that were decoded and checked, and those that were costed in full. */
  readonly evaluated: number;
  readonly valid: number;
  readonly seconds: number;
  readonly stopped: string;
  readonly optimal: boolean;
  /** Least value of the first metric that any mapping can have, as far as proven; 0 where unknown. */
  readonly bound: number;
  /** Why the best is not proven to be it; null where it is, and where the mapper proves nothing. */
  readonly whyUnproven: string | null;
  /** What did not fit, most first. */
  readonly rejected: readonly RejectionCount[];
  /** Decimal strings: sizes can exceed what a JSON number holds. */
  readonly mapspace: Readonly<Record<keyof MapspaceSizes, string>>;
}

export function searchResultJson(result: SearchResult): SearchResultJson {
  const { mapper, objective, seed, outcome, best } = result;
  const { evaluated, valid, seconds, stopped, optimal, bound, whyUnproven, shards: threads, front } = outcome;
  const rejected = listRejections(result);
  const sizes = Object.entries(result.mapspace.sizes).map(([name, size]) => [name, String(size)]);
  const mapspace = Object.fromEntries(sizes) as SearchJson['mapspace'];
  return {
    best: best && evaluationJson(best.evaluation),
    mapping: best && mappingEntries(best),
    ...(front && { front: front.map((point) => frontPointJson(point, result)) }),
    search: {
      mapper,
      objective,
      seed,
      threads,
      evaluated,
      valid,
      seconds,
      stopped,
      optimal,
      bound,
      whyUnproven,
      rejected,
      mapspace,
    },
  };
}

function frontPointJson({ mapping, ...figures }: FrontPoint, { specification, reuse }: SearchResult): FrontPointJson {
  return { ...figures, mapping: mappingEntries({ specification, reuse, mapping }) };
}
