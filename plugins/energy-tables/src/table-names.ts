/**
 * Names under which tables list the model's energies, the first that is there holds: the same names in the same order as in
 * Timeloop (include/model/topology.hpp), so that a table means the same to both. Others go by their own name.
 */
const timeloopNames: Readonly<Record<string, readonly string[]>> = {
  read: ['random_read', 'read'],
  write: ['random_fill', 'random_write', 'fill', 'write'],
  update: ['random_update', 'random_write', 'update', 'write'],
  compute: ['mac_random', 'mult_random', 'mac', 'mult', 'compute'],
};

export function tableNames(energy: string): readonly string[] {
  return timeloopNames[energy] ?? [energy];
}
