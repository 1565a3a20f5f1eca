/** At the most so many of a list that `place` rises along: the last of each of as many equal stretches, and the first. */
export function thinOut<T>(list: readonly T[], most: number, place: (item: T) => number): readonly T[] {
  if (list.length <= most) return list;
  const first = place(list[0]);
  const stretch = (place(list[list.length - 1]) - first) / (most - 1);
  const stretchOf = (item: T) => Math.ceil((place(item) - first) / stretch);
  return list.filter((item, index) => {
    const next = list[index + 1];
    return index === 0 || next === undefined || stretchOf(next) > stretchOf(item);
  });
}
