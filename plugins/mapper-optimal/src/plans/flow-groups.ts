import type { Space } from '../space/space.ts';
import { countFlowGroups } from './fanout-groups.ts';
import { forwardAbove } from './forward-above.ts';
import { leastPlaces } from './least-places.ts';
import type { Plan } from './plan.ts';

/**
 * What the children of a flow's fan-outs share, for each way between two memories under one choice of spatial factors: plans that
 * differ in what is kept have most ways in common, and those of windows take long to tell.
 */
export class FlowGroups {
  readonly #plan: Plan;
  #space: Space | undefined;
  readonly #spatial: Int16Array;
  /** [way] 1 where it is known, all numbers of it, and whether neighbours pass on words. */
  readonly #known: Uint8Array;
  readonly #saved: Float64Array;
  readonly #passesOn: Uint8Array;
  /** Numbers of a flow, [flow * levels + level] and [flow]. */
  readonly #byLevel: readonly (Float64Array | Uint8Array)[];
  readonly #single: readonly (Float64Array | Uint8Array)[];
  readonly #numbers: number;

  constructor(plan: Plan) {
    const { levels, dataspaces } = plan.space;
    const ways = dataspaces * (levels + 1) ** 2;
    this.#plan = plan;
    this.#byLevel = [plan.groups, plan.entangled, plan.scaled];
    const { forwards, groupsForwarding, averageForwarding, wholeShare, fillShare, leastGroups, places, reads } = plan;
    this.#single = [forwards, groupsForwarding, averageForwarding, wholeShare, fillShare, leastGroups, places, reads];
    this.#numbers = this.#byLevel.length * levels + this.#single.length;
    this.#spatial = new Int16Array(plan.spatial.length);
    this.#known = new Uint8Array(ways);
    this.#passesOn = new Uint8Array(ways);
    this.#saved = new Float64Array(ways * this.#numbers);
  }

  /** Takes up the spatial factors of the plan. */
  begin(): void {
    const { space, spatial } = this.#plan;
    let isKnown = space === this.#space;
    for (let i = 0; i < spatial.length && isKnown; i++) isKnown = spatial[i] === this.#spatial[i];
    if (isKnown) return;
    this.#space = space;
    this.#spatial.set(spatial);
    this.#known.fill(0);
  }

  /** Writes to the plan all that it knows of the groups of a flow. */
  measure(flow: number): void {
    const plan = this.#plan;
    const { levels, projections } = plan.space;
    const s = plan.flowDataspace[flow];
    if (projections[s].plain === projections[s].relevant) {
      measureGroups(plan, flow);
      return;
    }
    const way = (s * (levels + 1) + plan.flowChild[flow] + 1) * (levels + 1) + plan.flowParent[flow];
    const before = plan.passesOn;
    if (this.#known[way]) this.#restore(flow, way);
    else {
      plan.passesOn = false;
      measureGroups(plan, flow);
      this.#save(flow, way);
    }
    plan.passesOn ||= before;
  }

  #save(flow: number, way: number): void {
    const { levels } = this.#plan.space;
    let at = way * this.#numbers;
    for (const each of this.#byLevel) {
      for (let i = flow * levels; i < (flow + 1) * levels; i++) this.#saved[at++] = each[i];
    }
    for (const each of this.#single) this.#saved[at++] = each[flow];
    this.#passesOn[way] = Number(this.#plan.passesOn);
    this.#known[way] = 1;
  }

  #restore(flow: number, way: number): void {
    const { levels } = this.#plan.space;
    let at = way * this.#numbers;
    for (const each of this.#byLevel) {
      for (let i = flow * levels; i < (flow + 1) * levels; i++) each[i] = this.#saved[at++];
    }
    for (const each of this.#single) each[flow] = this.#saved[at++];
    this.#plan.passesOn = this.#passesOn[way] === 1;
  }
}

function measureGroups(plan: Plan, flow: number): void {
  const child = plan.flowChild[flow];
  plan.leastGroups[flow] = countFlowGroups(plan, flow) * forwardAbove(plan, flow);
  plan.places[flow] = child < 0 ? 0 : leastPlaces(plan, plan.flowDataspace[flow], child);
  plan.reads[flow] = child < 0 ? 0 : leastReads(plan, flow);
}

/** Words that the parent is asked for at the least. */
function leastReads(plan: Plan, flow: number): number {
  const { levels, isFanout, projections } = plan.space;
  const s = plan.flowDataspace[flow];
  let reads = plan.places[flow] * plan.leastGroups[flow];
  if (plan.isPadded || projections[s].plain === projections[s].relevant) return reads;
  // All children of a window come to what the level around them comes to, and whoever shares words reads each once.
  for (let level = plan.flowChild[flow] + 1; level <= plan.flowParent[flow]; level++) {
    if (plan.scaled[flow * levels + level]) break;
    if (!isFanout[level] || plan.children[level] === 1) continue;
    reads = Math.max(reads, leastPlaces(plan, s, level) * plan.groupsFrom(flow, level + 1));
  }
  return reads;
}
