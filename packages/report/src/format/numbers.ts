const prefixes = ['p', 'n', 'µ', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const unprefixed = 4;

/** With an SI prefix and four digits: `formatSi(0.0133, 'J')` is `13.30 mJ`. */
export function formatSi(value: number, unit: string): string {
  if (!Number.isFinite(value)) return `${value} ${unit}`;
  if (value === 0) return `0 ${unit}`;
  // Rounded first: 999.96 is 1.000 k, not 1000.
  const rounded = Number(value.toPrecision(4));
  const thousands = Math.floor(Math.log10(Math.abs(rounded)) / 3 + 1e-12);
  const index = Math.min(Math.max(unprefixed + thousands, 0), prefixes.length - 1);
  const scaled = rounded / 1000 ** (index - unprefixed);
  const digits = Math.abs(scaled) >= 1e4 || Math.abs(scaled) < 1e-3 ? scaled.toExponential(3) : scaled.toPrecision(4);
  return `${digits} ${prefixes[index]}${unit}`;
}

/** The prefix for a value, and what the value is multiplied by for it. */
export function siPrefixOf(value: number): { readonly prefix: string; readonly factor: number } {
  const thousands = value === 0 ? 0 : Math.floor(Math.log10(value) / 3 + 1e-12);
  const index = Math.min(Math.max(unprefixed + thousands, 0), prefixes.length - 1);
  return { prefix: prefixes[index]!, factor: 1000 ** (unprefixed - index) };
}

export function formatEnergy(energyPj: number): string {
  return formatSi(energyPj * 1e-12, 'J');
}

/** In um^2 below a hundredth of a mm^2. */
export function formatArea(areaUm2: number): string {
  const inMm2 = areaUm2 >= 1e4;
  return `${Number((inMm2 ? areaUm2 / 1e6 : areaUm2).toPrecision(4))} ${inMm2 ? 'mm²' : 'µm²'}`;
}

/** With commas between thousands; two decimals where it is not whole, an exponent where it is beyond 10^15. */
export function formatCount(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Math.abs(value) >= 1e15) return value.toExponential(3);
  const [whole, fraction] = (Number.isInteger(value) ? String(value) : value.toFixed(2)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A whole number of any size, in full up to a million millions. */
export function formatSize(size: bigint): string {
  const digits = String(size);
  if (digits.length <= 12) return formatCount(Number(size));
  return `${digits[0]}.${digits.slice(1, 4)}e+${digits.length - 1}`;
}

export function formatPercent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

export function formatSeconds(seconds: number): string {
  return seconds < 0.1 ? `${(seconds * 1000).toFixed(1)} ms` : `${seconds.toFixed(1)} s`;
}
