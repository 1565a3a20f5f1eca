import { type CandidateBatch, hasSparseFeatures, type MapperContext, type SearchStrategy } from '@loopwright/core';
import { Incumbent } from './incumbent.ts';
import { type MapspacePart, type PartName, partsOf } from './mapspace-parts.ts';
import type { OptimalOptions } from './options.ts';
import { beginProof } from './proof.ts';
import { rootBound } from './root-bound.ts';
import type { RunningProof } from './running-proof.ts';
import { WarmStart } from './warm-start.ts';
import { whyNoProof, whyUnbounded } from './why-unproven.ts';

const partNames: Readonly<Record<PartName, string>> = {
  perfect: 'perfect factors',
  spatial: 'imperfect factors in fan-outs alone',
  all: 'any factors',
};

/** Units of work between two looks at the clock, about a microsecond each. */
const WORK = 10_000;
/** Of the warm start, what comes before the first bound of a design that saves on zeros. */
const FIRST_SHARE = 0.02;

/**
 * Anneals for a good mapping to begin with, then proves; hands over what is better than all before. Where factors need not divide,
 * a part of the mapspace is proven after the other, the smallest first: its best cuts most of the next one.
 */
export class OptimalStrategy implements SearchStrategy {
  readonly #context: MapperContext;
  readonly #incumbent: Incumbent;
  #warmStart: WarmStart;
  /** Parts whose proof is still to begin. */
  readonly #parts: MapspacePart[];
  #part: PartName = 'all';
  #proof: RunningProof | undefined;
  readonly #proven: string[] = [];
  whyUnproven: string | undefined;
  readonly #empty: boolean;
  /** Known before any proof begins, or of one that was given up. */
  #knownBound: number;
  readonly #options: OptimalOptions;
  /** Mappings that annealing costs between two looks at the clock. */
  readonly #annealed: number;

  constructor(context: MapperContext, options: OptimalOptions) {
    const { levels, dimensions, dataspaces } = context.mapspace.shape;
    this.#context = context;
    this.#options = options;
    this.#incumbent = new Incumbent(context);
    this.#empty = context.mapspace.size === 0n;
    this.#knownBound = this.#empty || whyUnbounded(context) !== undefined ? 0 : rootBound(context);
    this.#parts = this.#empty ? [] : partsOf(context.mapspace).filter(({ mapspace }) => mapspace.size > 0n);
    const first = this.#parts[0]?.mapspace ?? context.mapspace;
    const why = this.#empty ? undefined : whyNoProof({ ...context, mapspace: first });
    if (why !== undefined) this.#endProofs(why);
    this.#warmStart =
      why === undefined
        ? this.#annealing(first, Math.min(firstSteps(context, options), Number(first.size)))
        : this.#annealing(context.mapspace, options.unproven);
    // A front is of all that is costed, from the first mapping on.
    if (context.objective.keepsFront && this.#parts.length > 0) this.#beginNext();
    this.#annealed = Math.ceil(WORK / (1 + (levels * dimensions * dataspaces) / 100));
  }

  get done(): boolean {
    if (this.#incumbent.hasNews) return false;
    return this.#parts.length === 0 && (this.#proof ? this.#proof.done : this.#empty || this.#warmStart.done);
  }

  get evaluated(): number {
    return this.#incumbent.evaluated;
  }

  get valid(): number {
    return this.#incumbent.valid;
  }

  get bound(): number {
    return Math.max(this.#knownBound, this.#part === 'all' ? (this.#proof?.bound ?? 0) : 0);
  }

  get frontIsComplete(): boolean {
    const proof = this.#proof;
    return this.#part === 'all' && proof?.ofFront === true && proof.done;
  }

  /** Parts of an imperfect mapspace of which no mapping is better than the best: proven. */
  get provenParts(): readonly string[] {
    return this.#proven;
  }

  /** Nodes of the tree that were opened, and plans that were searched. */
  get nodes(): number {
    return this.#proof?.nodes ?? 0;
  }

  get plans(): number {
    return this.#proof?.plans ?? 0;
  }

  ask(batch: CandidateBatch, most: number): number {
    if (this.#empty) return 0;
    const whyGivenUp = this.#proof?.whyGivenUp;
    if (whyGivenUp !== undefined) this.#giveUp(whyGivenUp);
    if (!this.#warmStart.done) this.#warmStart.run(Math.min(this.#annealed, most));
    else this.#prove();
    return this.#incumbent.handOver(batch, most);
  }

  /** The candidates told of were costed before. */
  tell(): void {}

  /** A proof takes its time to begin, so that it does so only where annealing has come to its end. */
  #prove(): void {
    if (this.#proof && !this.#proof.done) this.#proof.run(WORK);
    else if (this.#parts.length > 0) this.#beginNext();
  }

  /** Takes up the smallest part that is left. What has no proof ends them: those after it are larger. */
  #beginNext(): void {
    if (this.#proof) this.#proven.push(partNames[this.#part]);
    const { name, mapspace } = this.#parts.shift()!;
    const proof = beginProof({ ...this.#context, mapspace }, this.#incumbent, this.#options.warmStart);
    this.#part = name;
    if (typeof proof === 'string') this.#giveUp(proof);
    else this.#proof = proof;
  }

  /** Nothing more can be proven: the search goes on without. */
  #giveUp(why: string): void {
    this.#endProofs(why);
    const { unproven, warmStart } = this.#options;
    this.#warmStart = this.#annealing(this.#context.mapspace, unproven - warmStart);
  }

  #endProofs(why: string): void {
    this.#knownBound = this.bound;
    this.#proof = undefined;
    this.#parts.length = 0;
    this.whyUnproven = why;
  }

  #annealing(mapspace: MapspacePart['mapspace'], steps: number): WarmStart {
    // Shards anneal side by side and share the best they find.
    const { shards } = this.#context;
    return new WarmStart({ ...this.#context, mapspace }, this.#incumbent, Math.max(0, Math.ceil(steps / shards)));
  }
}

/** Mappings of sparse designs take longer to cost, and bounds of plans hardly need a good one. */
function firstSteps({ mapspace }: MapperContext, { warmStart }: OptimalOptions): number {
  return hasSparseFeatures(mapspace.architecture) ? Math.ceil(warmStart * FIRST_SHARE) : warmStart;
}
