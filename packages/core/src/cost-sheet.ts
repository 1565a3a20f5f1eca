import type { Compute, Memory, Specification } from '@loopwright/spec';
import { checkClaim } from './check-claim.ts';
import { CostError, type CostProblem } from './cost-error.ts';
import type { Hooks } from './hooks.ts';

/** A component whose costs are asked for. */
export type CostedComponent = CostedMemory | CostedCompute;

export interface CostedMemory {
  readonly kind: 'memory';
  readonly component: Memory;
  /** Actions that must have an energy. */
  readonly actions: readonly string[];
}

export interface CostedCompute {
  readonly kind: 'compute';
  readonly component: Compute;
  /** Actions that must have an energy. */
  readonly actions: readonly string[];
}

/** What a plugin says of one component. */
export interface CostClaim {
  /** Of two claims to one component the higher holds; two equal ones of different plugins are an error. */
  readonly priority: number;
  /** Energy of one action at one instance; leakage per cycle as action `leak`. */
  readonly energyPj: Readonly<Record<string, number>>;
  /** Of one instance. */
  readonly areaUm2: number;
  /** Where the figures come from: a file, a paper. */
  readonly source: string;
  /** How far they can be trusted, as the source says. */
  readonly accuracy?: string;
  /** True where the component's `energy_scale` and `area_scale` are in the figures; others are multiplied by them. */
  readonly isScaled?: boolean;
}

/** A claim and whose it is. */
export interface SignedClaim extends CostClaim {
  readonly plugin: string;
}

/** The claim that holds for one component. */
export interface CostEntry {
  readonly asked: CostedComponent;
  readonly claim: SignedClaim;
}

/** What the `costs` hook passes round: what is asked for, and who claims to know it. */
export class CostSheet {
  readonly specification: Specification;
  readonly components: readonly CostedComponent[];
  readonly #claims = new Map<string, SignedClaim[]>();
  readonly #signature: () => string;

  /** `signature` names the plugin whose tap is running. */
  constructor(specification: Specification, signature: () => string) {
    const { levels, compute } = specification.architecture;
    const memories = levels.filter((level) => level.kind === 'memory');
    this.specification = specification;
    this.components = [
      ...memories.map(
        (component): CostedComponent => ({
          kind: 'memory',
          component,
          actions: actionsOf(component, ['read', 'write', 'update']),
        }),
      ),
      { kind: 'compute', component: compute, actions: actionsOf(compute, ['compute']) },
    ];
    this.#signature = signature;
  }

  /** Claims to know what a component costs. Throws a PluginError where a figure is no number, or negative. */
  claim(asked: CostedComponent, claim: CostClaim): void {
    const plugin = this.#signature();
    checkClaim(plugin, asked, claim);
    const { name } = asked.component;
    const claims = this.#claims.get(name) ?? [];
    this.#claims.set(name, [...claims, { ...claim, plugin }]);
  }

  /** What is wrong with the claims: a component has none, two that contradict, or lacks an action. */
  problems(): readonly CostProblem[] {
    return this.components.flatMap((asked) => this.#problemOf(asked) ?? []);
  }

  /** The claims that hold. Throws a CostError with all problems. */
  settle(): readonly CostEntry[] {
    const problems = this.problems();
    if (problems.length > 0) throw new CostError(problems);
    return this.components.map((asked) => ({ asked, claim: this.#highest(asked)[0] }));
  }

  #problemOf(asked: CostedComponent): CostProblem | undefined {
    const [first, second] = this.#highest(asked);
    if (first === undefined) return { kind: 'unclaimed', asked };
    if (second && second.plugin !== first.plugin) return { kind: 'disputed', asked, claims: [first, second] };
    const actions = asked.actions.filter((action) => first.energyPj[action] === undefined);
    return actions.length > 0 ? { kind: 'missing-actions', asked, claim: first, actions } : undefined;
  }

  #highest({ component }: CostedComponent): readonly SignedClaim[] {
    const claims = this.#claims.get(component.name) ?? [];
    const priority = Math.max(...claims.map((claim) => claim.priority));
    return claims.filter((claim) => claim.priority === priority);
  }
}

/** Those that the model counts, and those that the component itself requires. */
function actionsOf({ requiredActions }: Memory | Compute, counted: readonly string[]): readonly string[] {
  return [...new Set([...counted, ...requiredActions.filter((action) => action !== 'leak')])];
}

/** Asks the plugins what every component costs. */
export async function estimateCosts(hooks: Hooks, specification: Specification): Promise<readonly CostEntry[]> {
  return (await fillCostSheet(hooks, specification)).settle();
}

/** The sheet with what every plugin claims, problems and all. */
export async function fillCostSheet(hooks: Hooks, specification: Specification): Promise<CostSheet> {
  let running = '';
  const sheet = new CostSheet(specification, () => running);
  hooks.costs.intercept({
    tap: (tap) => {
      running = tap.name;
    },
  });
  await hooks.costs.promise(sheet);
  return sheet;
}
