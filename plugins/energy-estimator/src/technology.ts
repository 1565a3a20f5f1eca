import { technologyScaling } from './data/technology-scaling.ts';

const nodes = technologyScaling.map(({ nodeNm }) => nodeNm);
export const largestNodeNm = Math.max(...nodes);
export const smallestNodeNm = Math.min(...nodes);

/** `45nm`, `45` or `45e-9` in nm; NaN where it is no node between 7 and 130 nm. */
export function parseNode(technology: unknown): number {
  const text = String(technology).trim().toLowerCase();
  const match = /^(\d+(?:\.\d+)?(?:e-?\d+)?)\s*(nm)?$/.exec(text);
  if (!match) return Number.NaN;
  const value = Number(match[1]);
  const nm = value < 1e-3 ? value * 1e9 : value;
  return nm >= smallestNodeNm && nm <= largestNodeNm ? nm : Number.NaN;
}

/** What the energy of a circuit is multiplied by to take it from one node to another at the same supply voltage. */
export function energyScale(fromNm: number, toNm: number, supplyVolts: number): number {
  return energyFactor(toNm, supplyVolts) / energyFactor(fromNm, supplyVolts);
}

/** The same of its area. */
export function areaScale(fromNm: number, toNm: number): number {
  const at = (nm: number) => between(nm, ({ areaFrom45 }) => areaFrom45);
  return at(toNm) / at(fromNm);
}

function energyFactor(nm: number, volts: number): number {
  return between(nm, ({ energy: [a, b, c] }) => a * volts ** 2 + b * volts + c);
}

/** Linear between the two nodes of the table that are nearest. */
function between(nm: number, factor: (node: (typeof technologyScaling)[number]) => number): number {
  const lower = technologyScaling.find(({ nodeNm }) => nodeNm <= nm)!;
  const upper = technologyScaling.filter(({ nodeNm }) => nodeNm >= nm).at(-1)!;
  if (lower === upper) return factor(lower);
  const share = (nm - lower.nodeNm) / (upper.nodeNm - lower.nodeNm);
  return factor(lower) + share * (factor(upper) - factor(lower));
}
