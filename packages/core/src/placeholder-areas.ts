import { componentCosts } from './component-costs.ts';
import type { CostEntry } from './cost-sheet.ts';

/** Fewer components may well be of one size. */
const LEAST_COMPONENTS = 3;

/**
 * Whether the areas only hold a place: all components, memories and compute units alike, have the same one, as tables that are
 * written before anybody knows (100 µm² each). What is minimised over such areas is a count of instances.
 */
export function hasPlaceholderAreas(entries: readonly CostEntry[]): boolean {
  const areas = entries.map((entry) => componentCosts(entry).areaUm2);
  return areas.length >= LEAST_COMPONENTS && areas[0] > 0 && areas.every((area) => area === areas[0]);
}
