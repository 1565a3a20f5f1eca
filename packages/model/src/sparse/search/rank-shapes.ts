/** What the ranks of one tile hold, innermost first: as `assignRanks` and `keptTiles` have it, in arrays. */
export class RankShapes {
  count = 0;
  /** [rank] number of the tile that its loops alone cover: its words are the coordinates of one fiber. */
  readonly fibers: Int32Array;
  /** [rank] number of the tile that all below a coordinate of the next rank outside is. */
  readonly tiles: Int32Array;

  constructor(most: number) {
    this.fibers = new Int32Array(most);
    this.tiles = new Int32Array(most);
  }
}
