import type { Estimate, Technology } from '../estimate.ts';
import { type Point, powerLaw } from '../power-law.ts';
import { areaScale, energyScale } from '../technology.ts';

/** Figures of one node, before they are taken to another. */
export interface Measured {
  readonly nodeNm: number;
  /** Actions but leakage. */
  readonly energyPj: Readonly<Record<string, number>>;
  readonly areaUm2: number;
  readonly areaNm?: number;
  readonly leakMw: number;
  readonly leakNm?: number;
  readonly source: string;
  readonly accuracy: string;
  /** How its energy falls to smaller nodes, where that is published: [nm, pJ] of one and the same circuit. */
  readonly smaller?: { readonly energyOfNode: readonly Point[]; readonly source: string };
}

/** At the node, voltage and clock asked for. Leakage power goes with the energy factor: both are charges per transistor. */
export function scaled(measured: Measured, technology: Technology): Estimate {
  const { nodeNm, supplyVolts, cycleNs, remarks = [] } = technology;
  const { areaNm = measured.nodeNm, leakNm = measured.nodeNm } = measured;
  const smaller = nodeNm < measured.nodeNm ? measured.smaller : undefined;
  const dynamic = smaller
    ? powerLaw(smaller.energyOfNode, nodeNm) / powerLaw(smaller.energyOfNode, measured.nodeNm)
    : energyScale(measured.nodeNm, nodeNm, supplyVolts);
  const energies = Object.entries(measured.energyPj).map(([action, pj]) => [action, pj * dynamic] as const);
  // mW x ns = pJ
  const leak = measured.leakMw * cycleNs * energyScale(leakNm, nodeNm, supplyVolts);
  const moved =
    nodeNm === measured.nodeNm
      ? ''
      : `, to ${nodeNm} nm with ${smaller?.source ?? 'Stillmaker & Baas, Integration 2017'}`;
  return {
    energyPj: { ...Object.fromEntries(energies), leak },
    areaUm2: measured.areaUm2 * areaScale(areaNm, nodeNm),
    sources: [`${measured.source}${moved}`],
    accuracy: [measured.accuracy],
    remarks,
  };
}

/** One energy under several names of actions. */
export function under(names: readonly string[], pj: number): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, pj]));
}
