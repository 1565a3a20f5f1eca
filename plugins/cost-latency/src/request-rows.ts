import type { Problem } from '@loopwright/core';
import type { MemoryTiming } from './timing-attributes.ts';

/** How tiles fall into requests: points of one dimension lie side by side, and each such row takes whole requests. */
export class RequestRows {
  /** Of one request. */
  readonly words: number;
  /** [dataspace] dimension whose points lie side by side; -1 where a tile is one row. */
  readonly along: Int32Array;

  constructor({ dimensions, dataspaces }: Problem, timing: MemoryTiming) {
    this.words = timing.request_words;
    this.along = Int32Array.from(dataspaces, ({ name }) =>
      dimensions.findIndex((dimension) => dimension.name === timing.request_along[name]),
    );
  }

  /** @param row points that lie side by side */
  requestsPerWord(row: number): number {
    return Math.ceil(row / this.words) / row;
  }
}
