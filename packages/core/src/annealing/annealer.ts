import { type CandidateBatch, type Mapspace, PerfectPart, PrunedSampler, type Random } from '@loopwright/mapspace';
import { isValidCost, logCost } from '../log-cost.ts';
import type { MapperContext, SearchStrategy } from '../mapper.ts';
import type { Objective } from '../objective.ts';
import type { AnnealingOptions } from './annealing-options.ts';
import { Cooling } from './cooling.ts';
import { Moves } from './moves.ts';

/** Rounds in the perfect part of an imperfect mapspace, before the chains go on from there for one round in the whole one. */
const PERFECT_ROUNDS = 3;
/** How warm they go on, as a share of the usual heat: what they have found is not to be lost. */
const WARMTH = 0.1;

/** What it needs to know of a search. */
export type AnnealerContext = Pick<MapperContext, 'mapspace' | 'objective' | 'random'>;

/**
 * Simulated annealing, for mappers to use: its own mapper is no more than this, others may begin with it. Every chain proposes a neighbour of where it stands; the proposal is taken where it is better, and with probability
 * exp(-difference / temperature) where it is worse (Metropolis et al., 1953), on the logarithm of the cost. When the chains
 * are cold all of them start from new mappings; the driver keeps the best. Where factors need not divide, the starts come from
 * chains among those that do, which are fewer and costed much faster.
 */
export class Annealer implements SearchStrategy {
  readonly done: boolean;
  readonly #mapspace: Mapspace;
  readonly #objective: Objective;
  readonly #random: Random;
  readonly #sampler: PrunedSampler;
  readonly #moves: Moves;
  readonly #cooling: Cooling;
  /** [chain] genomes, and the log cost of where it stands. */
  readonly #standing: Float64Array[];
  readonly #proposed: Float64Array[];
  readonly #cost: Float64Array;
  readonly #perfect: { readonly part: PerfectPart; readonly annealer: Annealer } | undefined;
  #isPerfect: boolean;
  /** Rounds that have ended, and those after which chains have begun anew. */
  #rounds = 0;
  #roundsBegun = 0;

  constructor({ mapspace, objective, random }: AnnealerContext, options: AnnealingOptions) {
    this.#mapspace = mapspace;
    this.#objective = objective;
    this.#random = random;
    this.#sampler = new PrunedSampler(mapspace, { visits: 1 });
    this.done = this.#sampler.fitting === 0;
    this.#moves = new Moves(mapspace, options.compound);
    const part = PerfectPart.of(mapspace);
    const annealer = part && new Annealer({ mapspace: part.mapspace, objective, random }, options);
    this.#perfect = annealer && !annealer.done ? { part, annealer } : undefined;
    this.#isPerfect = this.#perfect !== undefined;
    this.#cooling = new Cooling(this.#perfect ? { ...options, heat: options.heat * WARMTH } : options);
    this.#standing = Array.from({ length: options.chains }, () => mapspace.genome());
    this.#proposed = this.#standing.map(() => mapspace.genome());
    this.#cost = new Float64Array(options.chains).fill(Number.POSITIVE_INFINITY);
  }

  ask(batch: CandidateBatch, most: number): number {
    if (this.done) return 0;
    if (this.#perfect && this.#isPerfect) return this.#perfect.annealer.ask(batch, most);
    const count = Math.min(most, this.#standing.length);
    if (this.#rounds > this.#roundsBegun) {
      this.#roundsBegun = this.#rounds;
      this.#cost.fill(Number.POSITIVE_INFINITY);
    }
    for (let chain = 0; chain < count; chain++) {
      if (this.#cost[chain] === Number.POSITIVE_INFINITY) this.#draw(batch, chain);
      else this.#propose(batch, chain);
    }
    return count;
  }

  tell(batch: CandidateBatch, count: number): void {
    if (this.#perfect && this.#isPerfect) {
      this.#perfect.annealer.tell(batch, count);
      if (this.#perfect.annealer.#rounds === PERFECT_ROUNDS * (this.#rounds + 1)) this.#goOnFrom(this.#perfect);
      return;
    }
    for (let chain = 0; chain < count; chain++) {
      const cost = logCost(this.#objective, batch, chain);
      if (this.#accepts(chain, cost)) this.#goTo(chain, cost);
    }
    if (count === 0 || this.#cooling.step()) return;
    this.#rounds++;
    this.#isPerfect = this.#perfect !== undefined;
  }

  /** Starts every chain where it has ended among the perfect mappings. */
  #goOnFrom({ part, annealer }: { readonly part: PerfectPart; readonly annealer: Annealer }): void {
    this.#isPerfect = false;
    this.#roundsBegun = this.#rounds;
    for (const [chain, digits] of annealer.#standing.entries()) {
      const isKnown = part.embed(digits, this.#standing[chain]);
      this.#cost[chain] = isKnown ? annealer.#cost[chain] : Number.POSITIVE_INFINITY;
    }
  }

  /** A new start. */
  #draw(batch: CandidateBatch, chain: number): void {
    const digits = this.#proposed[chain];
    const found = this.#sampler.next(this.#random, batch, chain) && this.#mapspace.encode(batch, chain, digits);
    if (!found) this.#mapspace.sample(this.#random, digits);
    this.#mapspace.decode(digits, batch, chain);
  }

  #propose(batch: CandidateBatch, chain: number): void {
    const digits = this.#proposed[chain];
    this.#moves.propose(this.#random, this.#standing[chain], digits);
    this.#mapspace.decode(digits, batch, chain);
  }

  #accepts(chain: number, cost: number): boolean {
    const standing = this.#cost[chain];
    if (isValidCost(standing) && isValidCost(cost)) this.#cooling.sample(cost - standing);
    return cost <= standing || this.#random.float() < Math.exp((standing - cost) / this.#cooling.temperature);
  }

  #goTo(chain: number, cost: number): void {
    const left = this.#standing[chain];
    this.#standing[chain] = this.#proposed[chain];
    this.#proposed[chain] = left;
    this.#cost[chain] = cost;
  }
}
