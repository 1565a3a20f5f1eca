import * as F from '../flows/flow-state.ts';
import type { Plan } from '../plans/plan.ts';
import type { SearchStack } from './search-stack.ts';

/**
 * Axes that may still be placed at the level of a node once `axis` is, as a mask. Orders that cannot be cheaper are left out:
 * loops that move no open flow cost nothing and make every run longer, so those of a level come first, in one order; once no
 * flow is open the order of what is left is free. Both hold only while no window slides and no neighbour may pass on words.
 */
export function axesLeftAfter(plan: Plan, stack: SearchStack, depth: number, axis: number): number {
  const { axes, freeOrder, place, projections } = plan.space;
  const { state, flows } = stack;
  const level = stack.level[depth];
  const left = stack.left[depth];
  let moving = 0;
  let active = false;
  let any = false;
  for (let flow = 0; flow < flows; flow++) {
    const at = stack.stateAt(depth, flow);
    const status = state[at + F.Status];
    if (status !== F.Open && status !== F.Sliding) continue;
    active = true;
    if (status === F.Sliding || state[at + F.Alive]) any = true;
    moving |= projections[plan.flowDataspace[flow]].relevant;
  }
  const bit = 1 << axis;
  if (!active) return left & ~(bit | (bit - 1));
  if (!freeOrder[level]) {
    let inner = bit;
    for (let other = 0; other < axes; other++) {
      if (place[level * axes + other] < place[level * axes + axis]) inner |= 1 << other;
    }
    return left & ~inner;
  }
  if (any) return left & ~bit;
  // Loops that move no open flow come first, in ascending order.
  const still = left & ~moving;
  return still & bit ? left & ~(still & (bit | (bit - 1))) : left & ~still & ~bit;
}
