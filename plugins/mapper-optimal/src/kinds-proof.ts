import type { LeastLeft, MapperContext } from '@loopwright/core';
import type { Incumbent } from './incumbent.ts';
import { beginPlansProof } from './plans-proof.ts';
import type { RunningProof } from './running-proof.ts';

/** Proofs by plans of a sparse design, one after the other, each of mappings with one kind of tiles. */
export class KindsProof implements RunningProof {
  done = false;
  readonly ofFront = false;
  whyGivenUp: string | undefined;
  nodes = 0;
  plans = 0;
  readonly #context: MapperContext;
  readonly #incumbent: Incumbent;
  /** Kinds whose proof is still to begin. */
  readonly #kinds: LeastLeft[];
  #proof: RunningProof | undefined;
  /** Least of the kinds that are done. */
  #least = Infinity;

  constructor(context: MapperContext, incumbent: Incumbent) {
    // What a kind costs at the least need be known no further than that another one costs no more.
    const elsewhere = () => Math.min(this.#least, context.incumbent?.() ?? Infinity);
    this.#context = { ...context, incumbent: elsewhere };
    this.#incumbent = incumbent;
    this.#kinds = [...(context.leastLeft ?? [])];
  }

  /** 0 while it does not know of all kinds. */
  get bound(): number {
    if (this.#kinds.length > 0 || this.whyGivenUp !== undefined) return 0;
    return Math.min(this.#least, this.#proof?.bound ?? Infinity);
  }

  run(work: number): void {
    const proof = this.#proof;
    if (!proof) this.#beginNext();
    else {
      const { nodes, plans } = proof;
      proof.run(work);
      this.nodes += proof.nodes - nodes;
      this.plans += proof.plans - plans;
      this.whyGivenUp = proof.whyGivenUp;
      if (!proof.done) return;
      this.#least = Math.min(this.#least, proof.bound);
      this.#proof = undefined;
      this.done = this.#kinds.length === 0;
    }
  }

  #beginNext(): void {
    const proof = beginPlansProof(this.#context, this.#incumbent, this.#kinds.shift());
    if (typeof proof === 'string') this.whyGivenUp = proof;
    else this.#proof = proof;
  }
}
