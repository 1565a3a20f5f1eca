import { energyOfTransfer, type NetworkTable } from '@loopwright/core';
import { isForwarding, slidesAcross } from './passing-on.ts';
import type { Plan } from './plan.ts';

/**
 * Least energy of the networks between the parent and the child of a flow: `networkPj` of the plan, per word that the parent is
 * asked for, and `networkLossPj`, what rounding may take off that over the run. Of padded plans nothing is known.
 */
export function priceNetworks(plan: Plan, flow: number): void {
  plan.networkPj[flow] = 0;
  plan.networkLossPj[flow] = 0;
  const { networks } = plan.space;
  if (networks.length === 0 || plan.isPadded) return;
  const child = plan.flowChild[flow];
  const parent = plan.flowParent[flow];
  for (const network of networks) {
    const { level } = network;
    if (level <= child || level > parent) continue;
    const instances = plan.instances[level];
    plan.networkPj[flow] += (instances * ingressPj(plan, flow, network)) / mostReadsOutside(plan, flow, level);
    // Routers passed are whole; what is asked for across a level that keeps nothing is a quotient.
    if (level > child + 1) plan.networkLossPj[flow] += instances * network.routerEnergyPj;
  }
}

/** Of a word that enters a network. */
function ingressPj(plan: Plan, flow: number, network: NetworkTable): number {
  const { levels, projections } = plan.space;
  const { level, kind, carriesUpdates, readsBack, ingressEnergyPj, energyPerHopPj, routerEnergyPj } = network;
  const s = plan.flowDataspace[flow];
  const { isOutput } = projections[s];
  // The first updates read nothing back: they may be all.
  if (isOutput ? readsBack : kind === 'reduction-tree') return 0;
  const children = plan.children[level];
  if (!sharesEvenly(plan, flow, level)) return ingressEnergyPj + leastTransferPj(network, s, children);
  const groups = plan.groups[flow * levels + level];
  const served = children / groups;
  const added = carriesUpdates && isOutput ? served - 1 : 0;
  const atIngressPj = ingressEnergyPj + added * network.adderEnergyPj + energyOfTransfer(network.transfers[s], served);
  if (kind === 'reduction-tree') return atIngressPj + Math.floor(Math.log2(served)) * 0.5 * energyPerHopPj;
  const hops = followsTiles(plan, flow, level) ? leastHops(plan, level, groups) : 0;
  const passed = level === plan.flowChild[flow] + 1 ? Math.floor(hops) : 0;
  return atIngressPj + hops * energyPerHopPj + (1 + passed) * routerEnergyPj;
}

/** Whether every word at the level goes to as many children, and none to a neighbour. */
function sharesEvenly(plan: Plan, flow: number, level: number): boolean {
  const { levels, dataspaces, noReuse } = plan.space;
  const s = plan.flowDataspace[flow];
  if (plan.entangled[flow * levels + level]) return false;
  if (!isForwarding(plan, s, level)) return true;
  return plan.flowChild[flow] >= 0 && !noReuse[(level - 1) * dataspaces + s] && !slidesAcross(plan, flow, level);
}

/**
 * Whether hops are those of the words asked for. Across levels that keep nothing they are counted as if these did: no fewer only where
 * no loops and no windows lie between.
 */
function followsTiles(plan: Plan, flow: number, level: number): boolean {
  const { isFanout, projections } = plan.space;
  const child = plan.flowChild[flow];
  if (level === child + 1) return true;
  const { plain, relevant } = projections[plan.flowDataspace[flow]];
  return child >= 0 && plain === relevant && isFanout.subarray(child + 1, level).every((fanout) => fanout === 1);
}

/** Of a word to one group, on average. */
function leastHops({ space, children }: Plan, level: number, groups: number): number {
  // A single child needs no array.
  if (children[level] === 1) return 0;
  return space.leastHops[level]!.toGroups(children[level], groups) / groups;
}

function leastTransferPj({ transfers }: NetworkTable, s: number, children: number): number {
  let least = Infinity;
  for (let served = 1; served <= children; served++) least = Math.min(least, energyOfTransfer(transfers[s], served));
  return least;
}

/** Words that the parent is asked for, per word that enters the network of a level, at the most. */
function mostReadsOutside(plan: Plan, flow: number, inside: number): number {
  const { levels } = plan.space;
  let reads = 1;
  for (let level = inside + 1; level <= plan.flowParent[flow]; level++)
    reads *= sharesEvenly(plan, flow, level) ? plan.groups[flow * levels + level] : plan.children[level];
  return reads;
}
