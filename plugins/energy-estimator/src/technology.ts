import { technologyScaling } from './data/technology-scaling.ts';
import { powerLaw } from './power-law.ts';

const nodes = technologyScaling.map(({ nodeNm }) => nodeNm);
const largestListedNm = Math.max(...nodes);
const smallestListedNm = Math.min(...nodes);
/** How far the scaling goes on beyond its table. */
export const largestNodeNm = 180;
export const smallestNodeNm = 5;

/** A node, and what is to be known of it: that it is assumed, or lies beyond the table. */
export interface TechnologyNode {
  readonly nodeNm: number;
  readonly remarks: readonly string[];
}

/**
 * The node that `technology` names: `45nm`, `45`, `45e-9`, `TSMC 45nm`. What names none (-1, 1, `SET ME`) is a place that files
 * leave open: the fallback holds. Throws a RangeError where the node is beyond 5 to 180 nm.
 */
export function readNode(technology: unknown, fallbackNm: number): TechnologyNode {
  const given = technology === undefined ? fallbackNm : parseNode(technology);
  if (given === undefined) {
    const shown = typeof technology === 'string' ? `"${technology}"` : String(technology);
    const { nodeNm, remarks } = readNode(undefined, fallbackNm);
    return { nodeNm, remarks: [`technology ${shown} names no node: ${fallbackNm} nm is assumed`, ...remarks] };
  }
  if (!(given >= smallestNodeNm && given <= largestNodeNm)) {
    throw new RangeError(`scales from ${smallestNodeNm} to ${largestNodeNm} nm; technology is ${String(technology)}`);
  }
  const isListed = given >= smallestListedNm && given <= largestListedNm;
  const table = `the table of ${smallestListedNm} to ${largestListedNm} nm`;
  const beyond = `${given} nm is beyond ${table}: scaled on with the trend of its nearest two nodes`;
  return { nodeNm: given, remarks: isListed ? [] : [beyond] };
}

/** In nm; undefined where it names none. */
function parseNode(technology: unknown): number | undefined {
  const text = String(technology).trim().toLowerCase();
  const match = /^(\d+(?:\.\d+)?(?:e-?\d+)?)$/.exec(text) ?? /(\d+(?:\.\d+)?)\s*nm\b/.exec(text);
  const value = match ? Number(match[1]) : 0;
  const nm = value < 1e-3 ? value * 1e9 : value;
  return nm > 1 ? nm : undefined;
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

/** Linear between the two nodes of the table that are nearest; beyond it a power of the node, through the nearest two. */
function between(nm: number, factor: (node: (typeof technologyScaling)[number]) => number): number {
  if (nm > largestListedNm || nm < smallestListedNm) {
    return powerLaw(
      [...technologyScaling].reverse().map((node) => [node.nodeNm, factor(node)] as const),
      nm,
    );
  }
  const lower = technologyScaling.find(({ nodeNm }) => nodeNm <= nm)!;
  const upper = technologyScaling.filter(({ nodeNm }) => nodeNm >= nm).at(-1)!;
  if (lower === upper) return factor(lower);
  const share = (nm - lower.nodeNm) / (upper.nodeNm - lower.nodeNm);
  return factor(lower) + share * (factor(upper) - factor(lower));
}
