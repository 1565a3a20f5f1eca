import { type Mesh, multicastHops, neighboursOf } from './mesh.ts';
import type { Needs } from './needs.ts';
import { addDelivery, type Delivery, type Traffic, wordsRead } from './traffic.ts';

/** [child number] what it needs of one dataspace in one step; absent where the last pass leaves it idle. */
export type ChildrenNeeds = ReadonlyMap<number, Needs>;

export interface DeliveryRules {
  readonly mesh: Mesh;
  /** Whether one read may serve every child that needs the same words. */
  readonly sharesReads: boolean;
  /** Whether a child may take words that its neighbour received in the step before. */
  readonly forwards: boolean;
}

/**
 * Serves the children of one fan-out in one step, with forwarding where that lessens the reads of the level.
 *
 * @returns numbers of the children that the level serves itself
 */
export function deliverStep(
  traffic: Traffic,
  needs: ChildrenNeeds,
  before: ChildrenNeeds | undefined,
  rules: DeliveryRules,
): readonly number[] {
  let served = [...needs.keys()];
  let chosen = deliveriesTo(served, needs, rules);
  if (before && rules.forwards) {
    const forwarded = new Set([...needs.keys()].filter((child) => neighbourHad(child, needs, before, rules.mesh)));
    const others = served.filter((child) => !forwarded.has(child));
    const left = deliveriesTo(others, needs, rules);
    if (wordsRead(left) < wordsRead(chosen)) {
      chosen = left;
      served = others;
      for (const child of forwarded) traffic.linkTransfers += needs.get(child)!.words;
    }
  }
  for (const delivery of chosen) addDelivery(traffic, delivery);
  return served;
}

function neighbourHad(child: number, needs: ChildrenNeeds, before: ChildrenNeeds, mesh: Mesh): boolean {
  const wanted = needs.get(child)!;
  if (wanted.words === 0) return false;
  return neighboursOf(child, mesh).some((neighbour) => before.get(neighbour)?.key === wanted.key);
}

/** One entry per size of group. */
function deliveriesTo(children: readonly number[], needs: ChildrenNeeds, rules: DeliveryRules): Delivery[] {
  const groups = new Map<string, number[]>();
  for (const child of children) {
    const wanted = needs.get(child)!;
    if (wanted.words === 0) continue;
    const key = rules.sharesReads ? wanted.key : String(child);
    const group = groups.get(key);
    if (group) group.push(child);
    else groups.set(key, [child]);
  }
  const bySize = new Map<number, number[][]>();
  for (const group of groups.values()) {
    const sameSize = bySize.get(group.length);
    if (sameSize) sameSize.push(group);
    else bySize.set(group.length, [group]);
  }
  return [...bySize].map(([multicast, sameSize]) => {
    const accesses = sameSize.reduce((sum, group) => sum + needs.get(group[0]!)!.words, 0);
    const hops = sameSize.reduce((sum, group) => sum + multicastHops(group, rules.mesh), 0);
    // Groups of one size are told apart by their number only, so every one is charged their mean hops.
    return { multicast, scatter: sameSize.length, accesses, hopSum: (hops * accesses) / sameSize.length };
  });
}
