/** Width in which charts are drawn; they scale with the page. */
export const chartWidth = 460;
const characterWidth = 7;
const longestName = 30;
/** Of an axis without a zero, of its greatest value. */
const leastSpread = 0.01;

/** What all charts share. */
export const chartLook = {
  width: chartWidth,
  marginTop: 28,
  marginBottom: 44,
  style: { fontSize: '12px', overflow: 'visible' },
} as const;

/** A horizontal axis; its label stands below the ticks. */
export function xAxis(label: string) {
  return { label, labelAnchor: 'center', labelArrow: 'none', labelOffset: 40, grid: true } as const;
}

/** A vertical axis; its label stands above it. */
export function yAxis(label: string) {
  return { label, labelAnchor: 'top', labelArrow: 'none' } as const;
}

/** A logarithmic axis. */
export function logAxis(values: readonly number[]) {
  return { type: 'log', domain: logDomain(values), tickFormat: logTick, ticks: 5 } as const;
}

const prefixes = ['p', 'n', 'µ', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

/** A prefix for an axis whose greatest value is given: the unit, and the factor that values are multiplied by. */
export function siAxis(greatest: number, unit: string): { readonly unit: string; readonly factor: number } {
  const thousands = greatest > 0 ? Math.floor(Math.log10(greatest) / 3 + 1e-12) : 0;
  const index = Math.min(Math.max(4 + thousands, 0), prefixes.length - 1);
  return { unit: `${prefixes[index]}${unit}`, factor: 1000 ** (4 - index) };
}

/**
 * The scale of an axis without a zero: logarithmic where the greatest value is more than ten times the least. It is wider than values that
 * hardly differ, whose ticks would differ in digits that there is no room for.
 */
export function spread(values: readonly number[]) {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  if (greatest > 10 * least) return logAxis(values);
  const room = Math.max(0, (leastSpread * greatest - (greatest - least)) / 2);
  return { type: 'linear', domain: [least - room, greatest + room], nice: true } as const;
}

/** An axis of names, which are cut where they are too long for it. */
export function nameAxis(label: string, names: readonly string[]) {
  const length = Math.max(label.length, ...names.map((name) => Math.min(name.length, longestName)));
  const short = (name: string) => (name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name);
  return {
    marginLeft: Math.ceil(length * characterWidth) + 12,
    axis: { ...yAxis(label), domain: names, tickFormat: short },
  };
}

/** Of a logarithmic axis of counts or shares: only ones, twos and fives, the others would touch. */
export function logTick(value: number): string {
  if (!'125'.includes(value.toExponential(0)[0])) return '';
  if (value >= 1000) {
    const { unit, factor } = siAxis(value, '');
    return `${Number((value * factor).toPrecision(3))}${unit}`;
  }
  return String(Number(value.toPrecision(3)));
}

/** The domain of a logarithmic axis: a little more than the values. */
export function logDomain(values: readonly number[]): [number, number] {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  if (positive.length === 0) return [1, 10];
  return [Math.min(...positive) / 1.5, Math.max(...positive) * 1.5];
}
