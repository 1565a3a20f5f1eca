import { CandidateBatch, FanoutSampler, type MapperContext, Neighbourhood } from '@loopwright/core';
import type { Incumbent } from './incumbent.ts';

/** Steps of one descent from hot to cold. */
const DESCENT = 20_000;

/**
 * A good mapping to begin with: what cannot beat it need not be looked at. Annealing on the logarithm of the score, from
 * factorisations that fit, begun anew a few times.
 */
export class WarmStart {
  readonly #context: MapperContext;
  readonly #incumbent: Incumbent;
  readonly #neighbourhood: Neighbourhood;
  readonly #sampler: FanoutSampler | undefined;
  readonly #batch: CandidateBatch;
  readonly #digits: Float64Array;
  readonly #saved: Float64Array;
  #left: number;
  #step = 0;
  #score = Infinity;

  constructor(context: MapperContext, incumbent: Incumbent, evaluations: number) {
    this.#context = context;
    this.#incumbent = incumbent;
    this.#neighbourhood = new Neighbourhood(context.mapspace);
    this.#sampler = FanoutSampler.build(context.mapspace);
    this.#batch = new CandidateBatch(context.mapspace.shape, 1);
    this.#digits = context.mapspace.genome();
    this.#saved = context.mapspace.genome();
    this.#left = this.#sampler?.fitting === 0 ? 0 : evaluations;
  }

  get done(): boolean {
    return this.#left <= 0;
  }

  extend(evaluations: number): void {
    if (this.#sampler?.fitting !== 0) this.#left += evaluations;
  }

  run(evaluations: number): void {
    for (let i = 0; i < evaluations && this.#left > 0; i++, this.#left--) {
      if (this.#step === 0) this.#restart();
      else this.#move();
      this.#step = (this.#step + 1) % DESCENT;
    }
  }

  #restart(): void {
    const { mapspace, random } = this.#context;
    mapspace.sample(random, this.#digits);
    this.#sampler?.sample(random, this.#digits);
    this.#neighbourhood.repairFanouts(random, this.#digits);
    this.#score = this.#evaluate();
  }

  #move(): void {
    const { random } = this.#context;
    const digits = this.#digits;
    const saved = this.#saved;
    for (let i = 0; i < digits.length; i++) saved[i] = digits[i];
    this.#neighbourhood.move(random, digits);
    if (random.nextUint32() < 2 ** 30) this.#neighbourhood.move(random, digits);
    this.#neighbourhood.repairFanouts(random, digits);
    const score = this.#evaluate();
    const temperature = 0.3 * (1 - this.#step / DESCENT) ** 2 + 1e-4;
    const accepted =
      score <= this.#score ||
      (score < Infinity && random.float() < Math.exp(Math.log(this.#score / score) / temperature));
    if (accepted) this.#score = score;
    else for (let i = 0; i < digits.length; i++) digits[i] = saved[i];
  }

  #evaluate(): number {
    this.#context.mapspace.decode(this.#digits, this.#batch, 0);
    return this.#incumbent.evaluate(this.#batch, 0);
  }
}
