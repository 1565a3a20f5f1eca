import type { Costs } from '../../costs.ts';
import type { Rejection } from '../../rejection.ts';
import { keptAt } from '../../specialized/names.ts';
import type { Tables } from '../../tables.ts';
import { type MemoryCosts, memoryCosts } from '../memory-costs.ts';
import { type AccessKind, accessKinds, type Fates } from '../saved-accesses.ts';
import { energyOf, type SparseAction, sparseActions } from '../sparse-actions.ts';
import type { SparseTables, Unit } from '../sparse-tables.ts';

/** What the generated count of zeros is made for, and what follows from that for its text. */
export interface SparsePlan {
  readonly dense: Tables;
  readonly sparse: SparseTables;
  readonly costs: Costs;
  /** Innermost first. */
  readonly memories: readonly number[];
  readonly dataspaces: readonly number[];
  /** [level] */
  readonly memoryCosts: readonly MemoryCosts[];
  /** Those that gate come first. */
  readonly units: readonly (Unit & { readonly level: number })[];
  /** [level] pJ of a block of words; and of an access to metadata, undefined where nothing is spent on them. */
  readonly dataPj: readonly AccessesPj[];
  readonly metadataPj: readonly (AccessesPj | undefined)[];
}

export type AccessesPj = Readonly<Record<AccessKind, Readonly<Fates>>>;

export function sparsePlan(dense: Tables, sparse: SparseTables, costs: Costs): SparsePlan {
  const all = sparse.units.flatMap((own, level) => own.map((unit) => ({ ...unit, level })));
  return {
    dense,
    sparse,
    costs,
    memories: Array.from(dense.isFanout.keys()).filter((level) => dense.isFanout[level] === 0),
    dataspaces: Array.from({ length: dense.dataspaces }, (_, s) => s),
    memoryCosts: memoryCosts(dense, sparse, costs),
    units: (['gating', 'skipping'] as const).flatMap((kind) => all.filter((unit) => unit.kind === kind)),
    dataPj: costs.levels.map(({ energyPj }) => accessesPj(energyPj, 'data')),
    metadataPj: costs.levels.map(({ energyPj }, level) => {
      const pj = accessesPj(energyPj, 'metadata');
      const costs = accessKinds.some((kind) => Object.values(pj[kind]).some((own) => own !== 0));
      return sparse.metadata[level].widthBits > 0 && costs ? pj : undefined;
    }),
  };
}

function accessesPj(energyPj: Costs['levels'][number]['energyPj'], holds: SparseAction['holds']): AccessesPj {
  const pj = (kind: AccessKind, fate: keyof Fates) => {
    const action = sparseActions.find((own) => own.holds === holds && own.kind === kind && own.fate === fate);
    return energyOf(energyPj, action!.energies);
  };
  const fates = (kind: AccessKind) => ({
    actual: pj(kind, 'actual'),
    gated: pj(kind, 'gated'),
    skipped: pj(kind, 'skipped'),
  });
  return { reads: fates('reads'), fills: fates('fills'), updates: fates('updates') };
}

export function cellAt({ dense }: SparsePlan, level: number, s: number): number {
  return level * dense.dataspaces + s;
}

/** Ranks of what a memory keeps of a dataspace. */
export function ranksAt({ sparse }: SparsePlan, level: number, s: number): number {
  return sparse.formats[level][s]?.ranks.length ?? 0;
}

/** Memories inside a level, and outside it, the nearest first. */
export function inside({ memories }: SparsePlan, level: number): readonly number[] {
  return memories.filter((memory) => memory < level).reverse();
}

export function outside({ memories }: SparsePlan, level: number): readonly number[] {
  return memories.filter((memory) => memory > level);
}

/** What becomes of accesses that units may save there. */
export function fatesAt({ units }: SparsePlan, level: number, s: number): ReadonlySet<Unit['kind']> {
  const own = units.filter((unit) => unit.level <= level && unit.options.some(({ target }) => target === s));
  return new Set(own.map(({ kind }) => kind));
}

/** A text for the first of these memories that keeps a dataspace, or for none. */
export function ofFirstKept(
  memories: readonly number[],
  s: number,
  text: (level: number) => string,
  none: string,
): string {
  return memories.reduceRight((rest, level) => {
    const own = text(level);
    return own === rest ? own : `(${keptAt(level, s)} === 1 ? ${own} : ${rest})`;
  }, none);
}

/** Declares which of the memories keep a dataspace. */
export function emitKept(plan: SparsePlan, s: number): string[] {
  return plan.memories.map((level) => `const ${keptAt(level, s)} = keeps[firstKept + ${cellAt(plan, level, s)}];`);
}

/** Refuses a candidate, and ends the function with that result. */
export function emitRefusal(rejection: Rejection, level: number, result: string | number, needed = 'NaN'): string {
  return `{ refuse(batch, candidate, ${rejection}, ${level}, ${needed}); return ${result}; }`;
}
