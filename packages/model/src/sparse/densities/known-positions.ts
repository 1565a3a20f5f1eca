import type { DensityModel, KnownTile, Tile } from '../density.ts';

/** Calls back with the coordinates of every value that is not zero, from 0. */
export type EachPosition = (visit: (coordinates: readonly number[]) => void) => void;

/**
 * A tensor of which it is known where its values are. Tiles are the boxes of a grid over it, each as likely as any other; what a
 * tile holds is counted, not estimated. Windows that overlap are taken as lying side by side.
 */
export class KnownPositions implements DensityModel {
  readonly #tensor: Tile;
  readonly #each: EachPosition;
  readonly #known = new Map<string, Counted>();
  readonly #knownWithin = new Map<string, ReadonlyMap<number, Counted>>();

  constructor(tensor: Tile, each: EachPosition) {
    this.#tensor = tensor;
    this.#each = each;
  }

  probability(tile: Tile, occupancy: number, within?: KnownTile): number {
    const counted = within ? this.#countWithin(tile, within).get(within.occupancy) : this.#count(tile);
    return counted ? (counted.tilesOf.get(occupancy) ?? 0) / counted.tiles : 0;
  }

  least(tile: Tile): number {
    return Math.min(...this.#count(tile).tilesOf.keys());
  }

  most(tile: Tile): number {
    return Math.max(...this.#count(tile).tilesOf.keys());
  }

  expected(tile: Tile): number {
    let nonzeros = 0;
    for (const [occupancy, tiles] of this.#count({ words: 1, extents: this.#tensor.extents.map(() => 1) }).tilesOf)
      nonzeros += occupancy * tiles;
    return tile.words * (nonzeros / this.#tensor.words);
  }

  mostElements(fiber: Tile, element: Tile): number {
    const fibers = new Grid(this.#tensor.extents, fiber.extents);
    const elements = new Grid(fiber.extents, element.extents);
    const seen = new Map<number, Set<number>>();
    this.#each((coordinates) => {
      const at = fibers.number(coordinates);
      const held = seen.get(at) ?? new Set();
      seen.set(at, held.add(elements.number(fibers.within(coordinates))));
    });
    return Math.max(0, ...[...seen.values()].map(({ size }) => size));
  }

  #count({ extents }: Tile): Counted {
    const key = extents.join();
    let counted = this.#known.get(key);
    if (!counted) {
      const grid = new Grid(this.#tensor.extents, extents);
      counted = histogram(this.#occupancies(grid).values(), grid.tiles);
      this.#known.set(key, counted);
    }
    return counted;
  }

  /** [occupancy of the larger tile] what the tiles in those of that occupancy hold. */
  #countWithin(tile: Tile, larger: Tile): ReadonlyMap<number, Counted> {
    const key = `${tile.extents.join()} ${larger.extents.join()}`;
    let counted = this.#knownWithin.get(key);
    if (!counted) {
      counted = this.#countInTiles(tile, larger);
      this.#knownWithin.set(key, counted);
    }
    return counted;
  }

  #countInTiles(tile: Tile, larger: Tile): ReadonlyMap<number, Counted> {
    const outside = new Grid(this.#tensor.extents, larger.extents);
    const inside = new Grid(larger.extents, tile.extents);
    const occupancies = this.#occupancies(outside);
    const heldIn = new Map<number, Map<number, number>>();
    this.#each((coordinates) => {
      const at = outside.number(coordinates);
      const held = heldIn.get(at) ?? new Map<number, number>();
      heldIn.set(at, held);
      const inner = inside.number(outside.within(coordinates));
      held.set(inner, (held.get(inner) ?? 0) + 1);
    });
    const byOccupancy = new Map<number, number[][]>([[0, new Array(outside.tiles - occupancies.size).fill([])]]);
    for (const [at, occupancy] of occupancies) {
      const alike = byOccupancy.get(occupancy) ?? [];
      byOccupancy.set(occupancy, alike);
      alike.push([...heldIn.get(at)!.values()]);
    }
    return new Map(
      [...byOccupancy].map(([occupancy, alike]) => [occupancy, histogram(alike.flat(), alike.length * inside.tiles)]),
    );
  }

  /** [tile] values in it; those that are empty are left out. */
  #occupancies(grid: Grid): ReadonlyMap<number, number> {
    const occupancies = new Map<number, number>();
    this.#each((coordinates) => {
      const at = grid.number(coordinates);
      occupancies.set(at, (occupancies.get(at) ?? 0) + 1);
    });
    return occupancies;
  }
}

interface Counted {
  /** [occupancy] those that hold so many. */
  readonly tilesOf: ReadonlyMap<number, number>;
  readonly tiles: number;
}

function histogram(occupancies: Iterable<number>, tiles: number): Counted {
  const tilesOf = new Map<number, number>();
  let empty = tiles;
  for (const occupancy of occupancies) {
    tilesOf.set(occupancy, (tilesOf.get(occupancy) ?? 0) + 1);
    empty--;
  }
  if (empty > 0) tilesOf.set(0, empty);
  return { tilesOf, tiles };
}

/** Boxes side by side; the last ones may be smaller. */
class Grid {
  readonly tiles: number;
  readonly #extents: readonly number[];
  /** [rank] */
  readonly #counts: readonly number[];

  constructor(all: readonly number[], extents: readonly number[]) {
    this.#extents = extents;
    this.#counts = all.map((points, rank) => Math.ceil(points / extents[rank]!));
    this.tiles = this.#counts.reduce((product, count) => product * count, 1);
  }

  number(coordinates: readonly number[]): number {
    return coordinates.reduce(
      (number, at, rank) => number * this.#counts[rank]! + Math.floor(at / this.#extents[rank]!),
      0,
    );
  }

  within(coordinates: readonly number[]): readonly number[] {
    return coordinates.map((at, rank) => at % this.#extents[rank]!);
  }
}
