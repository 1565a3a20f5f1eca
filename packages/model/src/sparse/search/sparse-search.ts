import type { CandidateBatch } from '@loopwright/mapspace';
import type { Costs } from '../../costs.ts';
import type { Counts } from '../../counts.ts';
import type { Nest } from '../../nest.ts';
import type { Tables } from '../../tables.ts';
import { accessKinds, leftTo } from '../saved-accesses.ts';
import { type Operand, round6, SparseComputes } from '../sparse-computes.ts';
import type { SparseTables } from '../sparse-tables.ts';
import type { SummedCosts } from '../sparse-totals.ts';
import { stepsOf } from './emit-place.ts';
import { HeldTiles } from './held-tiles.ts';
import { ListedNest } from './listed-nest.ts';
import { RankAssigner } from './rank-assigner.ts';
import { rankRules } from './rank-rules.ts';
import { RankShapes } from './rank-shapes.ts';
import { type SparsePlan, sparsePlan } from './sparse-plan.ts';
import { sparseSource } from './sparse-source.ts';
import { TileLattice } from './tile-lattice.ts';
import { VainReads } from './vain-reads.ts';

/**
 * What `SparseModel` and `sparseTotals` say of a candidate, for a search: by a text generated for the design, over tiles that are
 * measured once for all candidates that have them. Of mappings with perfect factors; the figures are the same to the last bit.
 */
export interface SparseSearch {
  readonly source: string;
  /** Finds the tiles: FITS, or REFUSED where memories cannot hold them, or UNLISTED where it has to be costed the other way. */
  place(batch: CandidateBatch, candidate: number): number;
  /** What is left of the candidate placed, whose dense accesses are counted; undefined where it is rejected. */
  costs(
    nest: Pick<Nest, 'instancesUsed' | 'unitsUsed'>,
    batch: CandidateBatch,
    candidate: number,
  ): SummedCosts | undefined;
}

/**
 * Undefined for designs that leave out instances, skip positions or overbook, or whose tiles are too many to number; and where code
 * may not be made at run time.
 */
export function sparseSearch(
  dense: Tables,
  sparse: SparseTables,
  costs: Costs,
  counts: Counts,
): SparseSearch | undefined {
  const isNumbered = dense.problem.dataspaces.every((_, s) => TileLattice.isNumbered(dense.problem, s));
  if (!isNumbered || sparse.leavesOut || sparse.packs || sparse.overbooks) return undefined;
  const plan = sparsePlan(dense, sparse, costs);
  const lattices = sparse.densities.map((density, s) => new TileLattice(dense.problem, s, density));
  const nest = new ListedNest(dense);
  const vain = new VainReads(dense, nest, lattices);
  const source = sparseSource(plan, lattices, vain);
  const totals = {
    computeCycles: 0,
    busyCycles: 0,
    computePj: 0,
    levelCycles: new Float64Array(dense.levels),
    leakagePj: new Float64Array(dense.levels),
    accessPj: new Float64Array(dense.levels * dense.dataspaces),
  };
  const scope = { ...totals, totals, nest, vain, ...scopeOf(plan, lattices, nest, counts) };
  try {
    const make = new Function(...Object.keys(scope), `${source}\nreturn { place, costs };`);
    const made = make(...Object.values(scope)) as Generated;
    return {
      source,
      place: made.place,
      costs: ({ instancesUsed, unitsUsed }, batch, candidate) =>
        made.costs(batch, candidate, instancesUsed, unitsUsed) ? totals : undefined,
    };
  } catch (error) {
    if (error instanceof EvalError) return undefined;
    throw error;
  }
}

interface Generated {
  place: SparseSearch['place'];
  costs(batch: CandidateBatch, candidate: number, instancesUsed: Float64Array, unitsUsed: number): boolean;
}

/** What the generated text names besides its parameters. */
function scopeOf(
  { dense, sparse, dataspaces, memories, memoryCosts }: SparsePlan,
  lattices: readonly TileLattice[],
  nest: ListedNest,
  counts: Counts,
) {
  const { levels, dimensions } = dense;
  const cells = levels * dense.dataspaces;
  const formats = sparse.formats.flat();
  const mostRanks = Math.max(1, ...formats.map((format) => format?.ranks.length ?? 0));
  const inputs = dataspaces.filter((s) => dense.isOutput[s] === 0);
  const operands: Operand[] = inputs.map((s) => ({
    density: round6(sparse.densities[s].expected(lattices[s].tile(0))),
    hasMetadata: false,
    saved: undefined,
  }));
  const tilesAt = (at: number) => {
    const s = at % dense.dataspaces;
    const { blockWords } = memoryCosts[Math.floor(at / dense.dataspaces)];
    return new HeldTiles(lattices[s], sparse.densities[s], formats[at], blockWords);
  };
  const ofCells = memories.flatMap((level) => dataspaces.map((s) => level * dense.dataspaces + s));
  return {
    left: new SparseComputes(inputs.length, sparse.compute),
    operands,
    formats,
    refuse,
    leftTo,
    round6,
    ...Object.fromEntries(accessKinds.map((kind) => [`dense_${kind}`, counts.byName[kind]])),
    ...Object.fromEntries(
      dataspaces.flatMap((s): [string, unknown][] => [
        [`words${s}`, lattices[s].words],
        [`assigner${s}`, new RankAssigner(nest, lattices[s], dimensions, mostRanks)],
        ...lattices[s].dimensions.map((d): [string, unknown] => [stepsOf(s, d), lattices[s].stepsOf[d]]),
      ]),
    ),
    ...Object.fromEntries(
      ofCells.flatMap((at): [string, unknown][] => [
        [`tiles${at}`, tilesAt(at)],
        [`ranks${at}`, new RankShapes(mostRanks)],
        [`rules${at}`, formats[at] && rankRules(formats[at], dimensions)],
      ]),
    ),
    /** [level * dataspaces + dataspace] number of the tile held, in its lattice where it has no ranks. */
    held: new Int32Array(cells),
    /** What units save there, and how large a share of what is asked for. */
    fate: new Uint8Array(cells),
    probability: new Float64Array(cells),
    /** Words that are read and written, of one instance that is sent tiles; and how many are. */
    readDemand: new Float64Array(cells),
    writeDemand: new Float64Array(cells),
    used: new Float64Array(cells),
    /** [dataspace] chance of the innermost saving; -1 where there is none. */
    innermost: new Float64Array(dense.dataspaces),
  };
}

function refuse(batch: CandidateBatch, candidate: number, rejection: number, level: number, needed: number): void {
  batch.rejection[candidate] = rejection;
  batch.rejectedLevel[candidate] = level;
  batch.needed[candidate] = needed;
}
