import { leastPlaces } from './least-places.ts';
import { priceNetworks } from './network-prices.ts';
import { isForwarding } from './passing-on.ts';
import type { Plan } from './plan.ts';
import { measureRealShares } from './real-shares.ts';
import { largestShare } from './tensor-share.ts';

/** Lists the flows of a plan, with all that their words cost. */
export function listFlows(plan: Plan): void {
  const { levels, dataspaces } = plan.space;
  plan.flows = 0;
  plan.passesOn = false;
  plan.flowGroups.begin();
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
  const real = measureRealShares(plan, s, child, parent);
  plan.realFills[flow] = real.fills;
  plan.realReads[flow] = real.reads;
  plan.parentShare[flow] = firstWrites(plan, s, parent) + droppedReads(plan, s, parent);
  plan.childShare[flow] = child < 0 ? 0 : firstWrites(plan, s, child);
  plan.flowGroups.measure(flow);
  const least = plan.leastGroups[flow];
  plan.asked[flow] = child < 0 ? leastComputeWords(plan, s) : 0;
  // Where neighbours pass words on, a fraction of a word may be dropped at every child.
  const dropped = child >= 0 && (plan.forwards[flow] || plan.fillShare[flow] < 1) ? 1 : 0;
  priceNetworks(plan, flow);
  const { fillPrice, readPrice, updatePrice, resources } = plan;
  for (let r = 0, at = flow * resources.length; r < resources.length; r++, at++) {
    plan.saved[at] = plan.parentShare[flow] * readPrice[at] + (plan.childShare[flow] + dropped) * fillPrice[at];
    if (plan.isPadded)
      plan.saved[at] +=
        roundedOff(plan, child) * fillPrice[at] + roundedOff(plan, parent) * (readPrice[at] + updatePrice[at]);
    // A word of the padded problem costs what is real of it.
    fillPrice[at] *= plan.realFills[flow];
    readPrice[at] *= plan.realReads[flow];
    updatePrice[at] *= plan.realReads[flow];
    if (r === plan.energyAt) {
      readPrice[at] += plan.networkPj[flow];
      plan.saved[at] += plan.networkLossPj[flow];
    }
    const fillLeast = fillPrice[at] * plan.fillShare[flow];
    const parentPrice = readPrice[at] + updatePrice[at];
    plan.leastPrice[at] = fillLeast + parentPrice * least;
    plan.compulsory[at] = fillLeast * plan.places[flow] + parentPrice * plan.reads[flow];
    plan.computeCost[at] = child < 0 ? plan.cost(r, flow, 0, plan.asked[flow] * least, 0) : 0;
  }
}

/** Words of an instance that are lost where figures that are not whole are rounded. */
function roundedOff(plan: Plan, level: number): number {
  return plan.space.padding?.inTime === 0 && level >= 0 && level < plan.unevenFanout ? 1 / plan.instances[level] : 1;
}

function priceAccesses(plan: Plan, flow: number): void {
  const { resources, paying, instances, fillPrice, peerPrice } = plan;
  const { levels, dataspaces, projections } = plan.space;
  const s = plan.flowDataspace[flow];
  const child = plan.flowChild[flow];
  const parent = plan.flowParent[flow];
  resources.forEach(({ read, write, update, block }, r) => {
    const at = flow * resources.length + r;
    const ofParent = paying[r * levels + parent] / block[parent];
    plan.readPrice[at] = ofParent * read[parent * dataspaces + s];
    plan.updatePrice[at] = projections[s].isOutput ? ofParent * update[parent * dataspaces + s] : 0;
    const ofChild = child < 0 ? 0 : paying[r * levels + child] / block[child];
    fillPrice[at] = child < 0 ? 0 : ofChild * write[child * dataspaces + s];
    peerPrice[at] = child < 0 ? 0 : (ofChild / instances[child]) * read[child * dataspaces + s];
  });
}

/** Words of a level that are written before they are read, so that nothing needs to be fetched; at the most. */
function firstWrites(plan: Plan, s: number, level: number): number {
  const { projections, rmwFirstUpdate, dataspaces } = plan.space;
  return projections[s].isOutput && !rmwFirstUpdate[level * dataspaces + s] ? largestShare(plan, s, level) : 0;
}

/** Reads of an output that may be saved on top, by rounding. */
function droppedReads({ space }: Plan, s: number, level: number): number {
  return space.left?.droppedReads[level * space.dataspaces + s] ?? 0;
}

/** Least words that one instance of the innermost level hands to each compute unit. */
function leastComputeWords(plan: Plan, s: number): number {
  // Steps that do not move the tensor may be served by neighbours: every place it comes to needs one word.
  return isForwarding(plan, s, 0) ? leastPlaces(plan, s, 0, true) : plan.temporal;
}
