/** Offsets of children by how many children share each. */
export class OffsetCounts {
  /** Different offsets, and children that lie at them. */
  readonly offsets: number = 0;
  readonly children: number = 0;
  /** The same for the same counts. */
  readonly text: string;
  /** [children that share an offset] offsets, the most shared first. */
  readonly mostSharedFirst: readonly (readonly [sharing: number, offsets: number])[];

  constructor(counts: ReadonlyMap<number, number>) {
    this.mostSharedFirst = [...counts].sort(([a], [b]) => b - a);
    this.text = this.mostSharedFirst.join(' ');
    for (const [sharing, count] of this.mostSharedFirst) {
      this.offsets += count;
      this.children += sharing * count;
    }
  }

  /** @param children at each place; those without any are no offsets */
  static of(children: Int32Array): OffsetCounts {
    const counts = new Map<number, number>();
    for (const sharing of children) if (sharing > 0) counts.set(sharing, (counts.get(sharing) ?? 0) + 1);
    return new OffsetCounts(counts);
  }

  /** Of children spread along two ranks. */
  times(other: OffsetCounts): OffsetCounts {
    const counts = new Map<number, number>();
    for (const [a, count] of this.mostSharedFirst) {
      for (const [b, times] of other.mostSharedFirst) counts.set(a * b, (counts.get(a * b) ?? 0) + count * times);
    }
    return new OffsetCounts(counts);
  }
}
