import type { Problem } from '@loopwright/spec';
import type { FormatMisfit } from './format-misfit.ts';
import { ineffectualProbability } from './ineffectual.ts';
import type { MemoryCosts } from './memory-costs.ts';
import type { Occupancy } from './occupancy.ts';
import type { KeptTile } from './representation.ts';
import type { Saving } from './saved-accesses.ts';
import type { NestLoop } from './sparse-nest.ts';
import type { SparseTables, Unit } from './sparse-tables.ts';

/** What units choose by. */
export interface Choice {
  readonly problem: Problem;
  readonly tables: SparseTables;
  readonly loops: readonly (readonly NestLoop[])[];
  /** [dataspace] innermost memory first. */
  readonly kept: readonly (readonly KeptTile[])[];
  readonly occupancyOf: (kept: KeptTile) => Occupancy;
  /** [level] */
  readonly memories: readonly MemoryCosts[];
}

/**
 * Takes the best option of every unit, and of several units that save the same accesses the one that saves most; those that gate
 * come first. Or where nothing outside keeps what is to be saved.
 */
export function chooseSavings(choice: Choice): ReadonlyMap<KeptTile, Saving> | FormatMisfit {
  const savings = new Map<KeptTile, Saving>();
  for (const kind of ['gating', 'skipping'] as const) {
    for (const [level, units] of choice.tables.units.entries()) {
      for (const unit of units) {
        if (unit.kind !== kind) continue;
        const best = bestOption(choice, unit, level);
        if (typeof best === 'number') return { cause: 'not-kept', level, dataspace: best };
        if (!best) continue;
        const { target, probability, conditionOn } = best;
        const other = savings.get(target);
        if (other && other.probability >= probability) continue;
        savings.set(target, { fate: kind === 'gating' ? 'gated' : 'skipped', probability, conditionOn });
      }
    }
  }
  return savings;
}

/** The dataspace that is not kept, where it is that. */
function bestOption(choice: Choice, { options }: Unit, level: number) {
  let most = 0;
  let best: { target: KeptTile; probability: number; conditionOn: readonly number[] } | undefined;
  for (const { target, conditionOn } of options) {
    const kept = choice.kept[target].find((tile) => tile.level >= level);
    if (!kept) return target;
    const { blockWords, readPj, wordBits, metadataWordBits } = choice.memories[kept.level];
    const childLevel = kept.child?.level ?? -1;
    const probability = ineffectualProbability(
      { ...choice, target, level: kept.level, childLevel, blockWords },
      conditionOn,
    );
    const sent = choice.occupancyOf(kept.child ?? kept).ranks;
    const units = sent.reduce((sum, { metadata, payload }) => sum + metadata + payload, 0);
    const words = choice.occupancyOf(kept).words + units * Math.floor(metadataWordBits / wordBits);
    const saved = (readPj / blockWords) * words * probability;
    if (saved < most) continue;
    most = saved;
    best = { target: kept, probability, conditionOn };
  }
  return best;
}
