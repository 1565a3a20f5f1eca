import { countFlowGroups, forwardAbove, isForwarding } from './fanout-groups.ts';
import { leastPlaces } from './least-places.ts';
import type { Plan } from './plan.ts';
import { largestShare } from './tensor-share.ts';

/** Lists the flows of a plan, with all that their words cost. */
export function listFlows(plan: Plan): void {
  const { levels, dataspaces } = plan.space;
  plan.flows = 0;
  plan.passesOn = false;
  for (let s = 0; s < dataspaces; s++) {
    let child = -1;
    for (let level = 0; level < levels; level++) {
      if (!plan.keeps[level * dataspaces + s]) continue;
      addFlow(plan, s, child, level);
      child = level;
    }
  }
}

function addFlow(plan: Plan, s: number, child: number, parent: number): void {
  const flow = plan.flows++;
  plan.flowDataspace[flow] = s;
  plan.flowChild[flow] = child;
  plan.flowParent[flow] = parent;
  priceAccesses(plan, flow);
  plan.parentShare[flow] = firstWrites(plan, s, parent);
  plan.childShare[flow] = child < 0 ? 0 : firstWrites(plan, s, child);
  const groups = countFlowGroups(plan, flow);
  const least = groups * forwardAbove(plan, flow);
  const parents = plan.readPrice[flow] + plan.updatePrice[flow];
  plan.leastPrice[flow] = plan.fillPrice[flow] * plan.fillShare[flow] + parents * least;
  // Where neighbours pass words on, a fraction of a word may be dropped at every child.
  const dropped = child >= 0 && (plan.forwards[flow] || plan.fillShare[flow] < 1) ? 1 : 0;
  plan.saved[flow] =
    plan.parentShare[flow] * plan.readPrice[flow] + (plan.childShare[flow] + dropped) * plan.fillPrice[flow];
  plan.computeCost[flow] = child < 0 ? plan.cost(flow, 0, leastComputeWords(plan, s) * least, 0) : 0;
}

function priceAccesses(plan: Plan, flow: number): void {
  const { read, write, update, block } = plan.prices;
  const { paying, instances } = plan;
  const child = plan.flowChild[flow];
  const parent = plan.flowParent[flow];
  const { isOutput } = plan.space.projections[plan.flowDataspace[flow]];
  plan.fillPrice[flow] = child < 0 ? 0 : (paying[child] * write[child]) / block[child];
  plan.readPrice[flow] = (paying[parent] * read[parent]) / block[parent];
  plan.updatePrice[flow] = isOutput ? (paying[parent] * update[parent]) / block[parent] : 0;
  plan.peerPrice[flow] = child < 0 ? 0 : ((paying[child] / instances[child]) * read[child]) / block[child];
}

/** Words of a level that are written before they are read, so that nothing needs to be fetched; at the most. */
function firstWrites(plan: Plan, s: number, level: number): number {
  const { projections, rmwFirstUpdate, dataspaces } = plan.space;
  return projections[s].isOutput && !rmwFirstUpdate[level * dataspaces + s] ? largestShare(plan, s, level) : 0;
}

/** Least words that one instance of the innermost level hands to each compute unit. */
function leastComputeWords(plan: Plan, s: number): number {
  // Steps that do not move the tensor may be served by neighbours: every place it comes to needs one word.
  return isForwarding(plan, s, 0) ? leastPlaces(plan, s, 0, true) : plan.temporal;
}
