/** The best of all shards of a search, as far as each of them needs to know it while it runs. */
export interface Incumbent {
  /** First metric of the best mapping that any shard has offered; Infinity before there is one. */
  readonly bestScore: number;
  /** Says what this shard has found; of all that is offered the least counts. */
  offer(score: number): void;
}
