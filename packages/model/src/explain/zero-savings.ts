import type { TileEvaluation, ValidEvaluation } from '../evaluation.ts';
import type { LeftOutInstances, PackedInput, TileSaving } from '../sparse/sparse-evaluation.ts';

/** What became of one kind of action, of a dataspace at a memory per instance, or of all computes. */
export interface ZeroSaving {
  readonly level: string;
  /** Null for computes. */
  readonly dataspace: string | null;
  readonly action: 'reads' | 'fills' | 'updates' | 'computes';
  /** Of the dense tensor. */
  readonly dense: number;
  readonly actual: number;
  readonly gated: number;
  readonly skipped: number;
  /** What no one asks for: zeros that are not represented, and what was saved further out or in. */
  readonly absent: number;
  /** Units of metadata and pointers that go along with what is done. */
  readonly metadata: number;
  /** Share of the tiles that do not fit: their reads are served from outside. */
  readonly overbooked: number;
  /** What saves them here, if anything does; of computes, what leaves out units. */
  readonly saving: ZeroSaver | null;
}

/** A unit that saves, and how often it finds something. */
export interface ZeroSaver extends Omit<TileSaving, 'fate'> {
  readonly kind: 'gating' | 'skipping' | 'spatial skipping' | 'position skipping';
  /** Where it is, if not at the level of the action. */
  readonly level?: string;
}

/** What a design that does something about zeros makes of every action, innermost first; nothing of one that does not. */
export function zeroSavings({ compute, levels }: ValidEvaluation): ZeroSaving[] {
  if (!compute.sparse) return [];
  const { algorithmic, actual, gated, skipped, leftOut = [], packed = [] } = compute.sparse;
  const computes: ZeroSaving = {
    ...{ level: compute.name, dataspace: null, action: 'computes', dense: algorithmic },
    ...{ actual, gated, skipped, absent: algorithmic - actual - gated - skipped, metadata: 0, overbooked: 0 },
    saving: unitsLeftOut(leftOut.at(-1)) ?? computesPacked(packed, 1 - (actual + gated + skipped) / algorithmic),
  };
  const ofMemories = levels.flatMap((level) =>
    (level?.dataspaces ?? []).flatMap((tile) => (level && tile ? tileSavings(level.name, tile) : [])),
  );
  return [computes, ...ofMemories];
}

const formats = { reads: 'formatReads', fills: 'formatFills', updates: 'formatUpdates' } as const;

function tileSavings(level: string, tile: TileEvaluation): ZeroSaving[] {
  const { sparse } = tile;
  if (!sparse) return [];
  return (['reads', 'fills', 'updates'] as const)
    .filter((action) => tile[action] > 0)
    .map((action) => {
      const { actual, gated, skipped } = sparse[action];
      const ranks = sparse[formats[action]]?.actual ?? [];
      return {
        ...{ level, dataspace: tile.name, action, dense: tile[action], actual, gated, skipped },
        absent: tile[action] - actual - gated - skipped,
        metadata: ranks.reduce((sum, [metadata, payload]) => sum + metadata + payload, 0),
        overbooked: action === 'reads' ? (sparse.overbooked ?? 0) : 0,
        saving: action === 'fills' ? null : saverOf(sparse.saving),
      };
    });
}

function saverOf(saving: TileSaving | undefined): ZeroSaver | null {
  if (!saving) return null;
  const { fate, ...found } = saving;
  return { kind: fate === 'gated' ? 'gating' : 'skipping', ...found };
}

function unitsLeftOut(leftOut: LeftOutInstances | undefined): ZeroSaver | null {
  if (!leftOut) return null;
  const { level, probability, conditionOn } = leftOut;
  return { kind: 'spatial skipping', level, probability, conditionOn };
}

function computesPacked(packed: readonly PackedInput[], probability: number): ZeroSaver | null {
  const level = packed[0]?.level;
  if (level === undefined) return null;
  return { kind: 'position skipping', level, probability, conditionOn: packed.map(({ dataspace }) => dataspace) };
}
