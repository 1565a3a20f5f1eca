import { type MappingResult, networkEnergyPj, perAccess, type ValidEvaluation } from '@loopwright/core';
import { cyclesSetBy, explainMapping, mappingRemarks } from '@loopwright/core/engine';
import { remarkText, summaryFacts } from '@loopwright/report';
import type { AccessView, CostView, EnergyView } from './mapping-view.ts';
import { rooflineViewOf } from './roofline-view-of.ts';

/** What a mapping costs, level by level. */
export function costViewOf(result: MappingResult, evaluation: ValidEvaluation): CostView {
  const { problem, architecture } = result.specification;
  const { mapping, reuse } = result;
  const { cycles, zeros } = explainMapping({ problem, architecture, mapping, reuse, evaluation });
  return {
    cycles: evaluation.cycles,
    energyPj: evaluation.energyPj,
    edp: evaluation.edp,
    utilization: evaluation.utilization,
    facts: summaryFacts(result, evaluation),
    remarks: mappingRemarks(result).map(remarkText),
    energy: energyViews(result, evaluation),
    accesses: accessViews(evaluation),
    zeros: zeros.toReversed(),
    limits: cycles.limits,
    addedCycles: cycles.addedCycles,
    cyclesSetBy: cyclesSetBy(result),
    roofline: rooflineViewOf(architecture, evaluation),
  };
}

/** Adds up to the total. Parts without any energy are left out, levels never. */
function energyViews({ adjustments }: MappingResult, { levels, compute, networks }: ValidEvaluation): EnergyView[] {
  const memories = levels.filter((level) => level !== null).reverse();
  const plugins = adjustments.filter(({ energyPj }) => energyPj !== 0);
  return [
    ...memories.flatMap(({ name: level, leakageEnergyPj, dataspaces }) => [
      ...dataspaces.flatMap((tile) => (tile ? [{ level, part: tile.name, energyPj: tile.energyPj }] : [])),
      ...(leakageEnergyPj > 0 ? [{ level, part: 'leakage', energyPj: leakageEnergyPj }] : []),
    ]),
    { level: compute.name, part: 'computes', energyPj: compute.energyPj },
    ...networkEnergy(networks),
    ...plugins.map(({ plugin, part = 'plugin', energyPj }) => ({ level: `Plugin ${plugin}`, part, energyPj })),
  ];
}

/** All networks together, by tensor. */
function networkEnergy(networks: ValidEvaluation['networks']): EnergyView[] {
  const ofTensor = new Map<string, number>();
  for (const tile of networks.flatMap(({ dataspaces }) => dataspaces)) {
    ofTensor.set(tile.name, (ofTensor.get(tile.name) ?? 0) + networkEnergyPj(tile));
  }
  return [...ofTensor]
    .filter(([, energyPj]) => energyPj > 0)
    .map(([part, energyPj]) => ({ level: 'Networks', part, energyPj }));
}

function accessViews({ levels }: ValidEvaluation): AccessView[] {
  const memories = levels.filter((level) => level !== null).reverse();
  return memories.flatMap(({ name: level, dataspaces }) =>
    dataspaces
      .filter((tile) => tile !== null)
      .map((tile) => ({
        level,
        tensor: tile.name,
        ...perAccess(({ name }) => tile[name] * tile.utilizedInstances),
      })),
  );
}
