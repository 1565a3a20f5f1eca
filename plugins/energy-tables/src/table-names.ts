/** The actions that the model counts. */
export type ModelAction = 'read' | 'write' | 'update' | 'compute' | 'leak';

/**
 * Names under which tables list them, the first that is there holds: the same names in the same order as in Timeloop
 * (include/model/topology.hpp), so that a table means the same to both.
 */
export const tableNames: Readonly<Record<ModelAction, readonly string[]>> = {
  read: ['random_read', 'read'],
  write: ['random_fill', 'random_write', 'fill', 'write'],
  update: ['random_update', 'random_write', 'update', 'write'],
  compute: ['mac_random', 'mult_random', 'mac', 'mult', 'compute'],
  leak: ['leak'],
};
