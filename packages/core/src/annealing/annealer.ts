import { type CandidateBatch, type Mapspace, PrunedSampler, type Random } from '@loopwright/mapspace';
import { isValidCost, logCost } from '../log-cost.ts';
import type { MapperContext, SearchStrategy } from '../mapper.ts';
import type { Objective } from '../objective.ts';
import type { AnnealingOptions } from './annealing-options.ts';
import { Cooling } from './cooling.ts';
import { Moves } from './moves.ts';

/** What it needs to know of a search. */
export type AnnealerContext = Pick<MapperContext, 'mapspace' | 'objective' | 'random'>;

/**
 * Simulated annealing, for mappers to use: its own mapper is no more than this, others may begin with it. Every chain proposes a neighbour of where it stands; the proposal is taken where it is better, and with probability
 * exp(-difference / temperature) where it is worse (Metropolis et al., 1953), on the logarithm of the cost. When the chains
 * are cold all of them start from new mappings; the driver keeps the best.
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

  constructor({ mapspace, objective, random }: AnnealerContext, options: AnnealingOptions) {
    this.#mapspace = mapspace;
    this.#objective = objective;
    this.#random = random;
    this.#sampler = new PrunedSampler(mapspace, { visits: 1 });
    this.done = this.#sampler.fitting === 0;
    this.#moves = new Moves(mapspace, options.compound);
    this.#cooling = new Cooling(options);
    this.#standing = Array.from({ length: options.chains }, () => mapspace.genome());
    this.#proposed = this.#standing.map(() => mapspace.genome());
    this.#cost = new Float64Array(options.chains).fill(Number.POSITIVE_INFINITY);
  }

  ask(batch: CandidateBatch, most: number): number {
    if (this.done) return 0;
    const count = Math.min(most, this.#standing.length);
    for (let chain = 0; chain < count; chain++) {
      if (this.#cost[chain] === Number.POSITIVE_INFINITY) this.#draw(batch, chain);
      else this.#propose(batch, chain);
    }
    return count;
  }

  tell(batch: CandidateBatch, count: number): void {
    for (let chain = 0; chain < count; chain++) {
      const cost = logCost(this.#objective, batch, chain);
      if (this.#accepts(chain, cost)) this.#goTo(chain, cost);
    }
    if (count > 0 && !this.#cooling.step()) this.#cost.fill(Number.POSITIVE_INFINITY);
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
