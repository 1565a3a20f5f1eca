import { requiredEnergies } from '@loopwright/model';
import type { CostedComponent } from './cost-sheet.ts';

/**
 * The required energies that figures of a component do not list, at what its dearest action costs, spread over the memories of a
 * cluster: so says Timeloop's `BufferLevel::PopulateEnergyPerOp`, which it called until 2023. Undefined where none is missing, or
 * none is there.
 */
export function dearestAction(
  listedPj: Readonly<Record<string, number>>,
  { kind, component }: CostedComponent,
): { readonly energyPj: Readonly<Record<string, number>>; readonly remark: string } | undefined {
  const missing = requiredEnergies(kind).filter((action) => listedPj[action] === undefined);
  const [first, ...others] = Object.entries(listedPj);
  if (missing.length === 0 || first === undefined) return undefined;
  const [action, energyPj] = others.reduce((dearest, one) => (one[1] > dearest[1] ? one : dearest), first);
  const each = 'clusterSize' in component ? energyPj / component.clusterSize : energyPj;
  return {
    energyPj: Object.fromEntries(missing.map((name) => [name, each])),
    remark: `${missing.join(', ')} not listed: what its dearest action costs, ${action}, stands in`,
  };
}
