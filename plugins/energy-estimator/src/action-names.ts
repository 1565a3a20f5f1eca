/** What is gated or idle only leaks. */
const leakage = ['leak', 'idle', 'mac_gated', 'mult_gated', 'gated_read', 'gated_write', 'gated_update'];

/**
 * Names that mean one action in Accelergy's files, by version and plug-in. What a component does not know by one name it may know
 * by another of the group; the first that it knows holds.
 */
const groups: readonly (readonly string[])[] = [
  ['read', 'random_read', 'access', 'repeated_read', 'pop'],
  ['write', 'random_write', 'random_fill', 'fill', 'access', 'repeated_write', 'push'],
  ['update', 'random_update', 'write', 'random_write', 'access'],
  [
    'compute',
    'mac_random',
    'mac',
    'mult_random',
    'mult',
    'multiply',
    'multiply_random',
    'add',
    'count',
    'compare',
    'access',
    'mac_reused',
  ],
  leakage,
];

/** The energy of an action among those that are known, by its own name or another of the same; undefined where there is none. */
export function energyOfAction(energyPj: Readonly<Record<string, number>>, action: string): number | undefined {
  const names = [action, ...groups.filter((group) => group.includes(action)).flat()];
  const known = names.find((name) => Object.hasOwn(energyPj, name));
  return known === undefined ? undefined : energyPj[known];
}

export function isLeakage(action: string): boolean {
  return leakage.includes(action);
}
