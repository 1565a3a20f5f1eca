import type { CostEntry } from '@loopwright/core';
import { componentCosts, hasPlaceholderAreas } from '@loopwright/core/engine';
import { scaledEnergies } from './scaled-energies.ts';

/** What one component costs, and who says so. */
export interface ComponentCostsJson {
  readonly component: string;
  readonly class: string;
  readonly instances: number;
  /** Action -> pJ, scaled as the component asks. */
  readonly energyPj: Readonly<Record<string, number>>;
  /** Of one instance. */
  readonly areaUm2: number;
  /** All components have the same area: a place for figures that nobody has given yet. */
  readonly areaIsPlaceholder?: true;
  readonly plugin: string;
  readonly priority: number;
  readonly source: string;
  readonly accuracy?: string;
  /** What to know before one relies on them. */
  readonly remarks?: readonly string[];
}

export function costsJson(entries: readonly CostEntry[]): ComponentCostsJson[] {
  const mark = hasPlaceholderAreas(entries) ? ({ areaIsPlaceholder: true } as const) : {};
  return entries.map((entry) => {
    const { name, componentClass, subclass, instances } = entry.asked.component;
    const { plugin, priority, source, accuracy, remarks = [] } = entry.claim;
    return {
      component: name,
      class: subclass ?? componentClass,
      instances,
      energyPj: Object.fromEntries(scaledEnergies(entry)),
      areaUm2: componentCosts(entry).areaUm2,
      ...mark,
      plugin,
      priority,
      source,
      ...(accuracy !== undefined && { accuracy }),
      ...(remarks.length > 0 && { remarks }),
    };
  });
}
