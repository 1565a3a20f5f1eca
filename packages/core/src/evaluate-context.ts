import type { Costs, Evaluate, EvaluatorState, NetworkCounts } from '@loopwright/model';
import type { SourceLocation, Specification } from '@loopwright/spec';

/** What an `evaluate` tap may look at. */
export interface EvaluateContext {
  readonly specification: Specification;
  readonly costs: Costs;
  /** Counts that the built-in evaluator made of the candidate it costed last: live, not to be written. */
  readonly state: EvaluatorState;
  /**
   * What passes the networks, of the same candidate. It is counted where a tap says `{ readsNetworks: true }`, which takes
   * the search to the slower evaluator; looking here throws a RangeError where none does.
   */
  readonly networks: NetworkCounts;
}

/** An evaluator as a tap left it. */
export interface EvaluateStage {
  readonly plugin: string;
  readonly part?: string | undefined;
  readonly evaluate: Evaluate;
  /** Whether the tap promised to add to the costs at the most. */
  readonly onlyAdds: boolean;
  /** Where it was tapped. */
  readonly location?: SourceLocation | undefined;
}

/** The context of one compiled model, which takes down what the taps make of its evaluator. */
export class ModelContext implements EvaluateContext {
  readonly specification: Specification;
  readonly costs: Costs;
  readonly state: EvaluatorState;
  /** In the order of the taps. */
  readonly stages: EvaluateStage[] = [];
  readonly #networks: NetworkCounts | undefined;

  /** @param networks undefined where they are not counted */
  constructor(specification: Specification, costs: Costs, state: EvaluatorState, networks: NetworkCounts | undefined) {
    this.specification = specification;
    this.costs = costs;
    this.state = state;
    this.#networks = networks;
  }

  get networks(): NetworkCounts {
    if (this.#networks) return this.#networks;
    throw new RangeError('networks are counted for taps that say so: hooks.evaluate.tap(fn, { readsNetworks: true })');
  }
}
