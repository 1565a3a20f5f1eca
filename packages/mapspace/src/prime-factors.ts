/** The primes that divide n, ascending, each once. */
export function primeFactors(n: number): number[] {
  const found: number[] = [];
  let rest = n;
  for (let p = 2; p * p <= rest; p++) {
    if (rest % p !== 0) continue;
    found.push(p);
    while (rest % p === 0) rest /= p;
  }
  return rest > 1 ? [...found, rest] : found;
}
