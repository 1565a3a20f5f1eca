import { gatedUpdateEnergies, type ValidEvaluation, zeroEnergies } from '@loopwright/model';
import type { CostEntry } from './cost-sheet.ts';
import type { MappingResult } from './mapping-result.ts';

/** What people should know before they rely on figures, and of which components; of none where it is of all. */
export interface Remark {
  readonly components: readonly string[];
  readonly text: string;
}

/** Leakage is worth a remark where it exceeds all other energy this many times. */
const LEAKAGE_ABOVE_REST = 100;

/** What the claims that hold remark; one remark for all components of which the same is said. */
export function costRemarks(entries: readonly CostEntry[]): Remark[] {
  const components = new Map<string, string[]>();
  for (const { asked, claim } of entries) {
    for (const text of [...(claim.remarks ?? []), ...freeActions(asked, claim)]) {
      components.set(text, [...(components.get(text) ?? []), asked.component.name]);
    }
  }
  return [...components].map(([text, names]) => ({ components: names, text }));
}

/** What a memory does about zeros that nobody gives an energy for: as in Timeloop, it costs nothing. */
function freeActions(asked: CostEntry['asked'], { energyPj }: CostEntry['claim']): string[] {
  if (asked.kind !== 'memory') return [];
  return zeroEnergies(asked.component)
    .filter((names) => names.every((name) => energyPj[name] === undefined))
    .map(noEnergyOf);
}

/** The same of updates that memories gate: which tensors are outputs is known of a mapping alone. */
function freeUpdates(costs: readonly CostEntry[], { levels }: ValidEvaluation): Remark[] {
  const gating = levels.filter((level) => level?.dataspaces.some((tile) => (tile?.sparse?.updates.gated ?? 0) > 0));
  const components = costs.flatMap(({ asked: { component }, claim: { energyPj } }) => {
    const isFree = gatedUpdateEnergies.every((name) => energyPj[name] === undefined);
    return isFree && gating.some((level) => level?.name === component.name) ? [component.name] : [];
  });
  return components.length > 0 ? [{ components, text: noEnergyOf(gatedUpdateEnergies) }] : [];
}

function noEnergyOf(names: readonly string[]): string {
  return `no energy of ${names.at(-1)} is given: it counts as 0`;
}

/** The same of a mapping and what it costs. */
export function mappingRemarks({ costs, evaluation }: Pick<MappingResult, 'costs' | 'evaluation'>): Remark[] {
  const remarks = costRemarks(costs);
  if (!evaluation.valid) return remarks;
  remarks.push(...freeUpdates(costs, evaluation));
  const leakagePj = evaluation.levels.reduce((sum, level) => sum + (level?.leakageEnergyPj ?? 0), 0);
  const rest = evaluation.energyPj - leakagePj;
  if (leakagePj <= LEAKAGE_ABOVE_REST * rest) return remarks;
  const times = rest > 0 ? `${Number((leakagePj / rest).toPrecision(2))} times all other energy` : 'all the energy';
  const text = `leakage is ${times}: is the time of a cycle (global_cycle_seconds) a placeholder?`;
  return [...remarks, { components: [], text }];
}
