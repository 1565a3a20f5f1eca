/**
 * Hops below a fan-out, at the least. A word enters in the middle of the left edge, runs along X to the last column of its group, and in
 * every column used goes up and down to the outermost members. Children stand row by row, so that their number tells
 * where; which of them form a group depends on the loop order, and is left open.
 */
export class LeastHops {
  readonly #meshX: number;
  readonly #middle: number;
  /** [children, groups] */
  readonly #known = new Map<string, number>();

  constructor(meshX: number, meshY: number) {
    this.#meshX = meshX;
    this.#middle = (meshY - 1) / 2;
  }

  /** Of one word to each group, all of a size, summed up over the groups. */
  toGroups(children: number, groups: number): number {
    const key = `${children},${groups}`;
    let hops = this.#known.get(key);
    if (hops === undefined) {
      hops = this.#count(children, groups);
      this.#known.set(key, hops);
    }
    return hops;
  }

  /**
   * Each group needs the hops to its nearest member, and one to each of the others; half a hop less where it lies on both sides of a
   * middle between two rows. Where all rows lie on one side of the middle, every further column needs the way to them anew.
   */
  #count(children: number, groups: number): number {
    const size = children / groups;
    const rows = Math.ceil(children / this.#meshX);
    const toRows = Math.max(0, this.#middle - (rows - 1));
    const columns = Math.ceil(size / rows);
    const tree = size - 1 + (columns - 1) * toRows;
    const direct = this.#nearest(children, groups, (rowsAway) => rowsAway);
    return Math.max(direct, groups * tree + this.#nearest(children, groups, Math.floor));
  }

  /** Hops to so many of the children, the nearest ones. */
  #nearest(children: number, most: number, rounded: (rowsAway: number) => number): number {
    const away = Array.from({ length: children }, (_, child) => {
      const row = Math.floor(child / this.#meshX);
      return (child % this.#meshX) + rounded(Math.abs(row - this.#middle));
    });
    away.sort((a, b) => a - b);
    return away.slice(0, most).reduce((sum, hops) => sum + hops, 0);
  }
}
