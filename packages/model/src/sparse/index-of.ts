/** The number of what the problem calls by that name. */
export function indexOf(what: string, list: readonly { readonly name: string }[], name: string): number {
  const index = list.findIndex((entry) => entry.name === name);
  if (index < 0) throw new RangeError(`the problem has no ${what} ${name}`);
  return index;
}
