/** Figures that are remembered at most: a window of occupancies has thousands where tiles are large. */
const MOST_FIGURES = 2 ** 20;

/** Makes what belongs to a number once, until there is too much of it. */
export function remembering<Known>(
  make: (number: number) => Known,
  figuresOf: (known: Known) => number,
): (number: number) => Known {
  const known = new Map<number, Known>();
  let figures = 0;
  return (number) => {
    let own = known.get(number);
    if (own !== undefined) return own;
    own = make(number);
    figures += figuresOf(own);
    if (figures > MOST_FIGURES) {
      known.clear();
      figures = figuresOf(own);
    }
    known.set(number, own);
    return own;
  };
}
