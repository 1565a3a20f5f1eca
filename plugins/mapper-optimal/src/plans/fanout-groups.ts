import type { Plan } from './plan.ts';

/**
 * Children of the fan-outs of a flow that need different words, at the least: `groups` of the plan, and `entangled` where strides
 * decide. Returns the product over the fan-outs.
 */
export function countFlowGroups(plan: Plan, flow: number): number {
  const { levels, dataspaces, noLinkTransfer, isFanout } = plan.space;
  const s = plan.flowDataspace[flow];
  const above = plan.flowChild[flow] + 1;
  let least = 1;
  for (let level = above; level <= plan.flowParent[flow]; level++) {
    countGroups(plan, flow, level);
    least *= plan.groups[flow * levels + level];
    // Further out forwarding is cancelled, but what it would have left over still scales the accesses.
    if (level === above || noLinkTransfer[level * dataspaces + s]) continue;
    plan.entangled[flow * levels + level] = 0;
    if (isFanout[level] && plan.children[level] > 1 && slidesAcross(plan, s, level)) plan.passesOn = true;
  }
  return least;
}

/**
 * Right above a child neighbours may pass words on to each other. Takes down what that can save at the most, and returns the
 * share of the groups that still read.
 */
export function forwardAbove(plan: Plan, flow: number): number {
  const { levels, dataspaces, noReuse } = plan.space;
  const s = plan.flowDataspace[flow];
  const child = plan.flowChild[flow];
  const above = child + 1;
  const at = flow * levels + above;
  const reloads = child >= 0 && noReuse[child * dataspaces + s] === 1;
  plan.forwards[flow] = 0;
  plan.fillShare[flow] = 1;
  plan.groupsForwarding[flow] = plan.groups[at];
  if (!isForwarding(plan, s, above) || !(child < 0 || reloads || slidesAcross(plan, s, above))) return 1;
  plan.passesOn = true;
  const fewest = fewestUnserved(plan, flow, above);
  const share = fewest / plan.groups[at];
  plan.groupsForwarding[flow] = fewest;
  // Of a child that reloads all steps may be passed on, those that do not move the tile too.
  if (reloads || plan.instances[above] > 1) plan.fillShare[flow] = 1 / plan.children[above];
  if (child >= 0 && !reloads) plan.forwards[flow] = 1;
  else plan.groups[at] = fewest;
  if (child < 0 || reloads) plan.entangled[at] = 0;
  return share;
}

/** Whether children of the level may pass words on. */
export function isForwarding({ space, children }: Plan, s: number, level: number): boolean {
  const { isFanout, noLinkTransfer, dataspaces } = space;
  return isFanout[level] === 1 && children[level] > 1 && !noLinkTransfer[level * dataspaces + s];
}

/** Different offsets of the children below a fan-out: their product, or at least the largest of a rank. */
function countGroups(plan: Plan, flow: number, level: number): void {
  const { levels, axes, projections, lattice, isFanout, noReuse, dataspaces } = plan.space;
  const s = plan.flowDataspace[flow];
  const at = flow * levels + level;
  plan.groups[at] = 1;
  plan.entangled[at] = 0;
  if (!isFanout[level] || plan.children[level] === 1) return;
  if (noReuse[level * dataspaces + s]) {
    plan.groups[at] = plan.children[level];
    return;
  }
  const projection = projections[s];
  let largest = 1;
  let product = 1;
  for (const rank of projection.ranks) {
    let most = 1;
    let moving = 0;
    for (const axis of rank.axes) {
      const factor = lattice.divisors[axis][plan.spatial[level * axes + axis]];
      if (factor === 1) continue;
      moving++;
      if (factor > most) most = factor;
    }
    if (moving > 1) plan.entangled[at] = 1;
    product *= most;
    if (most > largest) largest = most;
  }
  plan.groups[at] = projection.simple ? product : largest;
  if (!projection.simple && product > 1) plan.entangled[at] = 1;
}

/** Whether spatial loops of the fan-out move a rank that another axis moves too. */
function slidesAcross({ space, spatial }: Plan, s: number, level: number): boolean {
  const { axes, projections, lattice } = space;
  return projections[s].ranks.some(
    (rank) =>
      rank.axes.length > 1 && rank.axes.some((axis) => lattice.divisors[axis][spatial[level * axes + axis]] > 1),
  );
}

/**
 * Groups that no neighbour can serve. The tile moves along some rank, and the children that are last in that direction
 * find no neighbour ahead: one per group of the other ranks.
 */
function fewestUnserved(plan: Plan, flow: number, level: number): number {
  const { levels, axes, projections, lattice } = plan.space;
  const projection = projections[plan.flowDataspace[flow]];
  if (!projection.simple) return 1;
  let product = 1;
  let largest = 1;
  for (const rank of projection.ranks) {
    let most = 1;
    let all = 1;
    for (const axis of rank.axes) {
      const factor = lattice.divisors[axis][plan.spatial[level * axes + axis]];
      all *= factor;
      if (factor > most) most = factor;
    }
    product *= most;
    // The rank may have up to `all` groups; leaving it out leaves the least groups of the others.
    if (most > largest) largest = most;
    if (all > most) plan.entangled[flow * levels + level] = 1;
  }
  return product / largest;
}
