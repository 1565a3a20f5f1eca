import { type Access, type Action, actions, type Port } from './actions.ts';

type ActionRow = (typeof actions)[number];

/** `reads`, `fills` and so on: the rows of the table that are counted in words. */
export type AccessName = Extract<ActionRow, Access>['name'];

/** A figure for every access. */
export type PerAccess<Figure> = Readonly<Record<AccessName, Figure>>;

const rows: readonly Action[] = actions;

/** The accesses of a memory, in the order of the table. */
export const accesses = rows.filter(isAccess);

/** A figure for every access, by its name. */
export function perAccess<Figure>(
  figure: (access: Access & { name: AccessName }, index: number) => Figure,
): PerAccess<Figure> {
  return Object.fromEntries(accesses.map((access, index) => [access.name, figure(access, index)])) as PerAccess<Figure>;
}

/** Words of all accesses, or of those that take the bandwidth of one port. */
export function accessWords(words: PerAccess<number>, port?: Port): number {
  return accesses.reduce((sum, access) => (port && access.port !== port ? sum : sum + words[access.name]), 0);
}

/** Energies that a component must have. */
export function requiredEnergies(kind: 'memory' | 'compute'): string[] {
  return rows
    .filter(({ isRequired, per }) => isRequired && (per === 'compute') === (kind === 'compute'))
    .map(({ energy }) => energy);
}

/** Energies that a component may have, and else spends nothing on. */
export const optionalEnergies: readonly string[] = rows
  .filter(({ isRequired }) => !isRequired)
  .map(({ energy }) => energy);

/** Claims of a memory of which every access costs the same. */
export function accessEnergiesPj(pj: number): Record<string, number> {
  return Object.fromEntries(accesses.map(({ energy }) => [energy, pj]));
}

/** pJ that a component spends on every action of a kind, for each that is not counted in words. */
export function energyPer(kind: 'cycle' | 'compute', energyPj: Readonly<Record<string, number>>): number {
  return rows.reduce((sum, { per, energy }) => (per === kind ? sum + (energyPj[energy] ?? 0) : sum), 0);
}

function isAccess(action: Action): action is Access & { name: AccessName } {
  return action.per === 'block' || action.per === 'word';
}
