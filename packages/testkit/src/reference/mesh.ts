/** Children on a mesh. Number `n` sits at column `n mod columns`, row `n div columns`. */
export interface Mesh {
  readonly columns: number;
  readonly rows: number;
}

/** Numbers of the children to the left, to the right, above and below, where the mesh has them. */
export function neighboursOf(child: number, mesh: Mesh): number[] {
  const x = child % mesh.columns;
  const y = Math.floor(child / mesh.columns);
  const neighbours: number[] = [];
  if (x > 0) neighbours.push(child - 1);
  if (x < mesh.columns - 1) neighbours.push(child + 1);
  if (y > 0) neighbours.push(child - mesh.columns);
  if (y < mesh.rows - 1) neighbours.push(child + mesh.columns);
  return neighbours;
}

/**
 * Links that a word crosses on its way to a group of children. It enters in the middle of the left edge, runs along X
 * to the group's farthest column, and in every column that the group uses up and down to the outermost members.
 */
export function multicastHops(children: readonly number[], mesh: Mesh): number {
  const middle = (mesh.rows - 1) / 2;
  const up = new Map<number, number>();
  const down = new Map<number, number>();
  for (const child of children) {
    const x = child % mesh.columns;
    const fromMiddle = Math.floor(child / mesh.columns) - middle;
    up.set(x, Math.max(up.get(x) ?? 0, -fromMiddle));
    down.set(x, Math.max(down.get(x) ?? 0, fromMiddle));
  }
  let hops = Math.max(...up.keys());
  for (const rows of [...up.values(), ...down.values()]) hops += rows;
  return hops;
}
