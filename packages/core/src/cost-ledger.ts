import { optionalEnergies, requiredEnergies } from '@loopwright/model';
import type { Compute, Design, Memory } from '@loopwright/spec';
import { checkClaim } from './check-claim.ts';
import { CostError, type CostProblem } from './cost-error.ts';
import type { CostClaim, CostEntry, CostedComponent, CostSheet, SignedClaim, SignedDecline } from './cost-sheet.ts';
import { PluginError } from './plugin-error.ts';

/** Whose a claim is. */
export type Signature = Pick<SignedClaim, 'plugin' | 'isPreferred'>;

/** What the `costs` hook collects: what is asked for, and who claims to know it. Each plugin writes on a sheet of its own. */
export class CostLedger {
  readonly design: Design;
  readonly components: readonly CostedComponent[];
  readonly #claims = new Map<string, SignedClaim[]>();
  readonly #declines = new Map<string, SignedDecline[]>();
  #isClosed = false;

  constructor(design: Design) {
    const { levels, compute } = design.architecture;
    const memories = levels.filter((level) => level.kind === 'memory');
    this.design = design;
    this.components = [
      ...memories.map(
        (component): CostedComponent => ({
          kind: 'memory',
          component,
          actions: actionsOf(component, 'memory'),
        }),
      ),
      { kind: 'compute', component: compute, actions: actionsOf(compute, 'compute') },
    ];
  }

  /** The sheet whose claims are signed by a plugin. */
  sheetOf(signature: Signature): CostSheet {
    const { design, components } = this;
    return {
      design,
      components,
      claim: (asked, claim) => this.#add(signature, asked, claim),
      decline: (asked, reason) => this.#decline(signature, asked, reason),
      claimsOf: (asked) => this.#claimsOf(asked),
    };
  }

  /** No claim is taken any more. */
  close(): void {
    this.#isClosed = true;
  }

  /** What is wrong with the claims: a component has none, two that contradict, or lacks an action. */
  problems(): readonly CostProblem[] {
    return this.components.flatMap((asked) => this.#problemOf(asked) ?? []);
  }

  /** The claims that hold. Throws a CostError with all problems. */
  settle(): readonly CostEntry[] {
    const problems = this.problems();
    if (problems.length > 0) throw new CostError(problems);
    return this.held();
  }

  /** The claims that hold, of those components that have one. */
  held(): readonly CostEntry[] {
    return this.components.flatMap((asked) =>
      this.#highest(asked)
        .slice(0, 1)
        .map((claim) => ({ asked, claim })),
    );
  }

  #add({ plugin, isPreferred }: Signature, asked: CostedComponent, claim: CostClaim): void {
    checkClaim(plugin, this.components, asked, claim);
    const { name } = asked.component;
    if (this.#isClosed)
      throw new PluginError(plugin, 'costs', `${name} is claimed too late: await it, with tapPromise`);
    const claims = this.#claims.get(name) ?? [];
    this.#claims.set(name, [...claims, { ...claim, plugin, isPreferred }]);
  }

  #decline({ plugin }: Signature, { component: { name } }: CostedComponent, reason: string): void {
    this.#declines.set(name, [...this.#declinesOf(name), { plugin, reason }]);
  }

  #declinesOf(name: string): readonly SignedDecline[] {
    return this.#declines.get(name) ?? [];
  }

  #problemOf(asked: CostedComponent): CostProblem | undefined {
    const [first, second] = this.#highest(asked);
    if (first === undefined) return { kind: 'unclaimed', asked, declines: this.#declinesOf(asked.component.name) };
    if (second && second.plugin !== first.plugin) return { kind: 'disputed', asked, claims: [first, second] };
    const actions = asked.actions.filter((action) => first.energyPj[action] === undefined);
    return actions.length > 0 ? { kind: 'missing-actions', asked, claim: first, actions } : undefined;
  }

  /** Those that no other one is above. */
  #highest(asked: CostedComponent): readonly SignedClaim[] {
    const claims = this.#claimsOf(asked);
    return claims.filter((claim) => compareClaims(claim, claims[0]) === 0);
  }

  /** The highest first. */
  #claimsOf({ component }: CostedComponent): readonly SignedClaim[] {
    return [...(this.#claims.get(component.name) ?? [])].sort(compareClaims);
  }
}

function compareClaims(a: SignedClaim, b: SignedClaim): number {
  return Number(b.isPreferred) - Number(a.isPreferred) || b.priority - a.priority;
}

/** Those that the model counts, and those that the component itself requires. */
function actionsOf({ requiredActions }: Memory | Compute, kind: CostedComponent['kind']): readonly string[] {
  const own = requiredActions.filter((action) => !optionalEnergies.includes(action));
  return [...new Set([...requiredEnergies(kind), ...own])];
}
