import { countFlowGroups } from './fanout-groups.ts';
import { forwardAbove } from './forward-above.ts';
import { leastPlaces } from './least-places.ts';
import type { Plan } from './plan.ts';

/** Flows that are known at a time: some 50 MB. */
const MOST_KNOWN = 2 ** 17;

/**
 * What the children of a flow's fan-outs share, for each flow of each choice of spatial factors: plans that differ in what is kept
 * have most of them in common, and those of windows take long to tell.
 */
export class FlowGroups {
  readonly #plan: Plan;
  readonly #known = new Map<number, Float64Array>();
  /** Number of the choice of spatial factors, -1 where it has none. */
  #choice = -1;

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** Takes up the spatial factors of the plan. */
  begin(): void {
    const { space, spatial, isPadded } = this.#plan;
    const { levels, axes, isFanout, lattice } = space;
    let choice = 0;
    for (let level = 0; level < levels; level++) {
      if (!isFanout[level]) continue;
      for (let axis = 0; axis < axes; axis++) {
        choice = choice * lattice.divisors[axis].length + spatial[level * axes + axis];
      }
    }
    this.#choice = isPadded || choice * space.dataspaces * (levels + 1) ** 2 > Number.MAX_SAFE_INTEGER ? -1 : choice;
  }

  /** Writes to the plan all that it knows of the groups of a flow. */
  measure(flow: number): void {
    const plan = this.#plan;
    const { levels, dataspaces, projections } = plan.space;
    const s = plan.flowDataspace[flow];
    if (this.#choice < 0 || projections[s].plain === projections[s].relevant) {
      measureGroups(plan, flow);
      return;
    }
    const way = (plan.flowChild[flow] + 1) * (levels + 1) + plan.flowParent[flow];
    const key = (this.#choice * dataspaces + s) * (levels + 1) ** 2 + way;
    const known = this.#known.get(key);
    if (known) restore(plan, flow, known);
    else {
      const before = plan.passesOn;
      plan.passesOn = false;
      measureGroups(plan, flow);
      if (this.#known.size >= MOST_KNOWN) this.#known.clear();
      this.#known.set(key, save(plan, flow));
      plan.passesOn ||= before;
    }
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

/** Numbers of a plan, [flow] each. */
function numbersOf(plan: Plan): readonly (Float64Array | Uint8Array)[] {
  const { forwards, groupsForwarding, averageForwarding, wholeShare, fillShare, leastGroups, places, reads } = plan;
  return [forwards, groupsForwarding, averageForwarding, wholeShare, fillShare, leastGroups, places, reads];
}

function save(plan: Plan, flow: number): Float64Array {
  const { levels } = plan.space;
  const of = (each: Float64Array | Uint8Array) => each.subarray(flow * levels, (flow + 1) * levels);
  const own = numbersOf(plan).map((numbers) => numbers[flow]);
  return Float64Array.of(...of(plan.groups), ...of(plan.entangled), ...of(plan.scaled), ...own, Number(plan.passesOn));
}

function restore(plan: Plan, flow: number, saved: Float64Array): void {
  const { levels } = plan.space;
  let at = 0;
  for (const each of [plan.groups, plan.entangled, plan.scaled]) {
    for (let level = 0; level < levels; level++) each[flow * levels + level] = saved[at++];
  }
  for (const numbers of numbersOf(plan)) numbers[flow] = saved[at++];
  if (saved[at] === 1) plan.passesOn = true;
}
