/** All names of several lists, each once: in the order of the first, those of others after what they follow there. */
export function mergeOrders(lists: readonly (readonly string[])[]): string[] {
  const merged: string[] = [];
  for (const list of lists) {
    let next = 0;
    for (const name of list) {
      const found = merged.indexOf(name);
      if (found < 0) merged.splice(next, 0, name);
      next = (found < 0 ? next : found) + 1;
    }
  }
  return merged;
}
