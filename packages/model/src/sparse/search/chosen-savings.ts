import type { Tables } from '../../tables.ts';
import type { MemoryCosts } from '../memory-costs.ts';
import type { SparseTables } from '../sparse-tables.ts';
import { UNITS, WORDS } from './held-tiles.ts';
import type { KeptTiles } from './kept-tiles.ts';
import type { VainReads } from './vain-reads.ts';

/** What becomes of accesses that a unit may save. */
export const NOTHING = 0;
export const GATED = 1;
const SKIPPED = 2;

/** What units choose to save, as `chooseSavings` has it. */
export class ChosenSavings {
  /** [level * dataspaces + dataspace] NOTHING, GATED or SKIPPED, and how large a share of what is asked for. */
  readonly fate: Uint8Array;
  readonly probability: Float64Array;
  /** Those that gate come first. */
  readonly #units: readonly (SparseTables['units'][number][number] & { readonly level: number })[];
  readonly #memories: readonly MemoryCosts[];
  readonly #kept: KeptTiles;
  readonly #vain: VainReads;
  readonly #dataspaces: number;

  constructor(
    { levels, dataspaces }: Tables,
    { units }: SparseTables,
    memories: readonly MemoryCosts[],
    kept: KeptTiles,
    vain: VainReads,
  ) {
    this.fate = new Uint8Array(levels * dataspaces);
    this.probability = new Float64Array(levels * dataspaces);
    const all = units.flatMap((own, level) => own.map((unit) => ({ ...unit, level })));
    this.#units = (['gating', 'skipping'] as const).flatMap((kind) => all.filter((unit) => unit.kind === kind));
    this.#memories = memories;
    this.#kept = kept;
    this.#vain = vain;
    this.#dataspaces = dataspaces;
  }

  /** Level of a unit outside of which nothing keeps what it would save; -1 where all have something to save. */
  choose(): number {
    for (let at = 0; at < this.fate.length; at++) this.fate[at] = NOTHING;
    for (let k = 0; k < this.#units.length; k++) if (!this.#chooseOption(k)) return this.#units[k].level;
    return -1;
  }

  #chooseOption(index: number): boolean {
    const { level, kind, options } = this.#units[index];
    const { fate, probability } = this;
    let most = 0;
    let bestAt = -1;
    let bestProbability = 0;
    for (let k = 0; k < options.length; k++) {
      const { target, conditionOn } = options[k];
      const place = this.#kept.placeFrom(target, level);
      if (place < 0) return false;
      const own = this.#kept.levelAt(target, place);
      const childLevel = place === 0 ? -1 : this.#kept.levelAt(target, place - 1);
      const { blockWords } = this.#memories[own];
      const chance = this.#vain.chance(target, own, childLevel, blockWords, conditionOn);
      // One that stands alone is taken, whatever it saves.
      const saved = options.length === 1 ? 0 : this.#readPj(target, own, childLevel) * chance;
      if (saved < most) continue;
      most = saved;
      bestAt = own * this.#dataspaces + target;
      bestProbability = chance;
    }
    if (bestAt < 0) return false;
    if (fate[bestAt] !== NOTHING && probability[bestAt] >= bestProbability) return true;
    fate[bestAt] = kind === 'gating' ? GATED : SKIPPED;
    probability[bestAt] = bestProbability;
    return true;
  }

  /** Energy of reading a tile once, metadata that go along with it included. */
  #readPj(target: number, level: number, childLevel: number): number {
    const { blockWords, readPj, wordBits, metadataWordBits } = this.#memories[level];
    const { figures, width } = this.#kept;
    const sent = (childLevel < 0 ? level : childLevel) * this.#dataspaces + target;
    const units = figures[sent * width + UNITS];
    const words = figures[(level * this.#dataspaces + target) * width + WORDS];
    return (readPj / blockWords) * (words + units * Math.floor(metadataWordBits / wordBits));
  }
}
