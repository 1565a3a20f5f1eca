import { CandidateBatch, candidateShape, encodeMapping, type Mapspace } from '@loopwright/mapspace';
import type { Architecture, Mapping, Problem, ReuseRules } from '@loopwright/spec';
import type { PerAccess } from './accesses.ts';
import { ArrayRoles } from './array-roles.ts';
import { ArrayShares } from './array-shares.ts';
import { BusiestInstance } from './busiest-instance.ts';
import type { Costs } from './costs.ts';
import { Counts } from './counts.ts';
import { describeRun, type Run } from './describe.ts';
import type { Evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import { Nest } from './nest.ts';
import { type NetworkCounts, NetworkReader } from './network-counts.ts';
import { Rejection } from './rejection.ts';
import { FITS, UNLISTED } from './sparse/search/emit-place.ts';
import { type LeastLeft, leastLeft } from './sparse/search/least-left.ts';
import { LeastOverOrders } from './sparse/search/least-over-orders.ts';
import { sparseSearch } from './sparse/search/sparse-search.ts';
import { whyUnboundedZeros } from './sparse/search/why-unbounded-zeros.ts';
import { builtInSparseModels, type SparseModels } from './sparse/sparse-models.ts';
import { SparseModel } from './sparse/sparse-run.ts';
import type { SparseTables } from './sparse/sparse-tables.ts';
import { sparseTotals } from './sparse/sparse-totals.ts';
import { specialise } from './specialized/perfect-evaluator.ts';
import { buildTables } from './tables.ts';
import { checkCapacity, measureTiles } from './tiles.ts';
import { Totals } from './totals.ts';
import { Traffic } from './traffic.ts';

/**
 * Counts of the candidate that was evaluated last: live arrays that the next evaluation overwrites. Those of accesses (reads,
 * fills, updates) are [level * dataspaces + dataspace] words, per instance.
 */
export interface EvaluatorState extends PerAccess<Readonly<Float64Array>> {
  /** [level * dataspaces + dataspace] words that the loops of the level and inside it touch. */
  readonly tileWords: Readonly<Float64Array>;
  /** [level] */
  readonly instancesUsed: Readonly<Float64Array>;
  /** Product of all temporal bounds. */
  readonly computeCycles: number;
}

export interface Evaluator {
  /** What a search needs: three numbers a candidate, nothing allocated. */
  readonly evaluate: Evaluate;
  readonly state: EvaluatorState;
  /** The same figures at the speed of the general evaluator, which then counts what passes the networks as well. */
  readonly evaluateNetworks: Evaluate;
  /** Filled by `evaluateNetworks`. */
  readonly networks: NetworkCounts;
  /**
   * Of a sparse design: writes the least that a candidate can cost in any order of its loops, or why nothing bounds it; undefined
   * where the order of loops of bound 1 makes no difference.
   */
  readonly leastOverOrders: Evaluate | string | undefined;
  /**
   * Of a sparse design: what is left at the least of the dense costs of mappings with perfect factors; undefined of dense ones, and where
   * units leave out instances or skip positions.
   */
  leastLeft(mapspace: Mapspace): readonly LeastLeft[] | undefined;
  /** Text of the function that was generated for this problem on this architecture, to look at; null where none was. */
  readonly source: string | null;
  /** What a report needs: every count. */
  analyse(mapping: Mapping): Evaluation;
}

/**
 * Specialises the cost model to one problem on one architecture. Mappings must obey `reuse` and use `minParallelism` of the
 * compute units. Memories that overbook may lack room for a share `mostOverbooked` of their tiles, by level; for any where not
 * given. Throws a RangeError where counts could pass 2^53.
 * A search runs code generated for these three (`specialized/`), which leaves what is rare to the general evaluator below; a
 * report runs that one. Tests hold the two against each other, figure by figure.
 */
export function compileEvaluator(
  problem: Problem,
  architecture: Architecture,
  costs: Costs,
  reuse?: ReuseRules,
  minParallelism = 0,
  sparseModels: SparseModels = builtInSparseModels,
  mostOverbooked?: readonly number[],
): Evaluator {
  const tables = buildTables(problem, architecture, costs, reuse, minParallelism, sparseModels, mostOverbooked);
  const nest = new Nest(tables.levels, tables.dimensions);
  const tile = new Float64Array(tables.levels * tables.dataspaces);
  const roles = new ArrayRoles(tables, nest);
  const traffic = new Traffic(tables, nest, roles);
  const shares = new ArrayShares(tables, nest, roles, traffic.array.sums);
  const counts = new Counts(tables, traffic, shares);
  const totals = new Totals(tables, new BusiestInstance(tables, nest, roles, traffic.array, shares));

  const sparse = tables.sparse && new SparseModel(tables, tables.sparse, costs);
  const zeros = tables.sparse && sparseSearch(tables, tables.sparse, costs, counts);
  let sparseState: Run['sparse'];
  let formatMisfit: Run['formatMisfit'];
  let least: Evaluate | string | undefined;

  const general: Evaluate = (batch, candidate) => {
    const unfit = nest.cover(tables, batch, candidate);
    if (unfit) {
      batch.rejection[candidate] = unfit;
      return;
    }
    if (sparse && nest.unevenFanout >= 0) {
      batch.rejection[candidate] = Rejection.Uneven;
      batch.rejectedLevel[candidate] = nest.unevenFanout;
      batch.needed[candidate] = Number.NaN;
      return;
    }
    measureTiles(tables, nest, tile);
    const overfull = sparse ? Rejection.None : checkCapacity(tables, tile, batch, candidate);
    batch.rejection[candidate] = overfull;
    if (overfull) return;
    const isSearched = !traffic.inFull && nest.imperfect === 0;
    const placed = isSearched && zeros ? zeros.place(batch, candidate) : UNLISTED;
    if (placed !== FITS && placed !== UNLISTED) return;
    const search = placed === FITS ? zeros : undefined;
    nest.list(tables, batch, candidate);
    if (nest.unevenFanout >= 0) countUsed();
    counts.count(tables, nest, traffic, tile, batch, candidate);
    if (search) {
      const left = search.costs(nest, batch, candidate);
      if (!left) return;
      totals.addSparse(tables, nest, traffic, counts, left);
    } else if (sparse) {
      const run = sparse.run(nest, counts, batch, candidate);
      if ('rejection' in run) {
        batch.rejection[candidate] = run.rejection;
        batch.rejectedLevel[candidate] = run.level;
        batch.needed[candidate] = run.needed;
        formatMisfit = run.format;
        return;
      }
      sparseState = { run, totals: sparseTotals(tables, sparse.tables, costs, nest, run) };
      totals.addSparse(tables, nest, traffic, counts, sparseState.totals);
    } else totals.add(tables, nest, traffic, counts);
    batch.cycles[candidate] = totals.cycles;
    batch.energyPj[candidate] = totals.energyPj;
    batch.outermostAccesses[candidate] = outermostAccesses();
  };

  const countDataspace = (batch: CandidateBatch, candidate: number, dataspace: number): void => {
    nest.cover(tables, batch, candidate);
    nest.list(tables, batch, candidate);
    counts.countDataspace(tables, nest, traffic, tile, batch, candidate, dataspace);
  };

  /** Inside an uneven fan-out not all children have children of their own in every pass. */
  function countUsed(): void {
    const { sums } = traffic.array;
    roles.turn();
    traffic.array.turn();
    const isFixed = sums.placesAreFixed();
    for (let level = 0; level < nest.unevenFanout; level++) {
      nest.instancesUsed[level] = isFixed ? sums.childrenUsed(level + 1) : roles.used(level).length;
    }
    nest.unitsUsed = isFixed ? sums.childrenUsed(0) : roles.unitsUsed();
  }

  function leastOverOrders(zeros: SparseTables): Evaluate | string {
    const why = whyUnboundedZeros(tables, zeros, sparseModels);
    if (why !== undefined) return why;
    const open = tables.fanoutX.map(() => Number.POSITIVE_INFINITY);
    const wide = { ...tables, fanoutX: open, fanoutY: open };
    const countAlone = (batch: CandidateBatch, candidate: number, dataspace: number): void => {
      nest.cover(wide, batch, candidate);
      measureTiles(wide, nest, tile);
      nest.list(wide, batch, candidate);
      counts.countDataspace(wide, nest, traffic, tile, batch, candidate, dataspace);
    };
    const words = counts.byName;
    return new LeastOverOrders({ dense: tables, sparse: zeros, costs, nest, words, countAlone }).evaluate;
  }

  function outermostAccesses(): number {
    let level = tables.levels - 1;
    while (level > 0 && tables.isFanout[level]) level--;
    let accesses = 0;
    for (let access = 0; access < counts.words.length; access++) {
      const words = counts.words[access];
      for (let at = level * tables.dataspaces; at < (level + 1) * tables.dataspaces; at++) accesses += words[at];
    }
    return accesses * nest.instancesUsed[level];
  }

  const inFull: Evaluate = (batch, candidate) => {
    traffic.inFull = true;
    try {
      general(batch, candidate);
    } finally {
      traffic.inFull = false;
    }
  };

  const networks = new NetworkReader(tables, traffic, counts);
  const evaluateNetworks: Evaluate = (batch, candidate) => {
    inFull(batch, candidate);
    if (!batch.rejection[candidate]) networks.read();
  };

  const single = new CandidateBatch(candidateShape(problem, architecture), 1);
  const state: EvaluatorState = {
    ...counts.byName,
    tileWords: tile,
    instancesUsed: nest.instancesUsed,
    get computeCycles() {
      return nest.computeCycles;
    },
  };
  return {
    ...specialise({ tables, nest, tileWords: tile, counts, zeros, general, countDataspace }),
    state,
    evaluateNetworks,
    networks,
    get leastOverOrders() {
      least ??= tables.sparse && leastOverOrders(tables.sparse);
      return least;
    },
    leastLeft(mapspace) {
      if (!tables.sparse || tables.sparse.packs || tables.sparse.leavesOut) return undefined;
      return leastLeft(tables, tables.sparse, sparseModels, mapspace);
    },
    analyse(mapping) {
      encodeMapping(mapping, single, 0);
      formatMisfit = undefined;
      inFull(single, 0);
      return describeRun({
        tables,
        nest,
        tile,
        traffic,
        counts,
        totals,
        batch: single,
        sparse: sparseState,
        formatMisfit,
      });
    },
  };
}
