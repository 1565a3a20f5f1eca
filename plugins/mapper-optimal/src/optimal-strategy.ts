import type { CandidateBatch, MapperContext, SearchStrategy } from '@loopwright/core';
import { Incumbent } from './incumbent.ts';
import type { OptimalOptions } from './options.ts';
import { beginProof, type Proof } from './proof.ts';
import { rootBound } from './root-bound.ts';
import { WarmStart } from './warm-start.ts';
import { whyUnbounded } from './why-unproven.ts';

/** Units of work between two looks at the clock, about a microsecond each. */
const WORK = 10_000;

/** Anneals for a good mapping to begin with, then proves; hands over what is better than all before. */
export class OptimalStrategy implements SearchStrategy {
  readonly #incumbent: Incumbent;
  readonly #warmStart: WarmStart;
  #proof: Proof | undefined;
  whyUnproven: string | undefined;
  readonly #empty: boolean;
  /** Known before any proof begins. */
  readonly #rootBound: number;
  /** Of annealing, should the proof be given up. */
  readonly #furtherSteps: number;
  /** Mappings that annealing costs between two looks at the clock. */
  readonly #annealed: number;

  constructor(context: MapperContext, { warmStart, unproven }: OptimalOptions) {
    const { levels, dimensions, dataspaces } = context.mapspace.shape;
    this.#incumbent = new Incumbent(context);
    this.#empty = context.mapspace.size === 0n;
    this.#rootBound = this.#empty || whyUnbounded(context) !== undefined ? 0 : rootBound(context);
    const proof = this.#empty ? undefined : beginProof(context, this.#incumbent);
    if (typeof proof === 'string') this.whyUnproven = proof;
    else this.#proof = proof;
    // Shards anneal side by side and share the best they find.
    const steps = Math.ceil((this.#proof ? warmStart : unproven) / context.shards);
    this.#warmStart = new WarmStart(context, this.#incumbent, steps);
    this.#furtherSteps = Math.max(0, Math.ceil((unproven - warmStart) / context.shards));
    this.#annealed = Math.ceil(WORK / (1 + (levels * dimensions * dataspaces) / 100));
  }

  get done(): boolean {
    if (this.#incumbent.hasNews) return false;
    return this.#empty || (this.#proof ? this.#proof.done : this.#warmStart.done);
  }

  get evaluated(): number {
    return this.#incumbent.evaluated;
  }

  get valid(): number {
    return this.#incumbent.valid;
  }

  get bound(): number {
    return Math.max(this.#rootBound, this.#proof?.bound ?? 0);
  }

  get frontIsComplete(): boolean {
    const proof = this.#proof;
    return proof?.ofFront === true && proof.done;
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
    if (this.#proof?.isGivenUp) this.#anneal();
    if (!this.#warmStart.done) this.#warmStart.run(Math.min(this.#annealed, most));
    else this.#proof?.run(WORK);
    return this.#incumbent.handOver(batch, most);
  }

  /** The candidates told of were costed before. */
  tell(): void {}

  /** What is left of the proof would not fit into memory: the search goes on without it. */
  #anneal(): void {
    this.#proof = undefined;
    this.whyUnproven = 'more choices are left than memory holds';
    this.#warmStart.extend(this.#furtherSteps);
  }
}
