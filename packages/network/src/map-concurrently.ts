/** Maps values in their order, with so many under way at once; rejects with the first that fails. */
export async function mapConcurrently<T, U>(
  values: readonly T[],
  atOnce: number,
  map: (value: T, index: number) => Promise<U>,
): Promise<U[]> {
  const mapped = new Array<U>(values.length);
  const waiting = values.entries();
  const work = async () => {
    for (const [index, value] of waiting) mapped[index] = await map(value, index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, values.length) }, work));
  return mapped;
}
