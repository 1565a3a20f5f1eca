import type { EvaluatedMapping } from './evaluated-mapping.ts';
import type { Dataflow, DataflowName, Residence } from './explanation.ts';
import type { LoopNest } from './loop-nest.ts';
import { isRowStationary } from './row-stationary.ts';
import { type TensorRole, tensorRoles } from './tensor-roles.ts';

const names: Readonly<Record<TensorRole, DataflowName>> = {
  weight: 'weight-stationary',
  input: 'input-stationary',
  output: 'output-stationary',
  operand: 'operand-stationary',
};

/**
 * Names the dataflow after Chen et al. ("Eyeriss: A Spatial Architecture for Energy-Efficient Dataflow for Convolutional
 * Neural Networks", ISCA 2016, sections IV and V) and Sze et al. ("Efficient Processing of Deep Neural Networks", Proc.
 * IEEE 105:12, 2017, section V-B), who sort dataflows by what stays in the memory of a PE. Here a memory is local to a
 * PE if it lies inside the innermost fan-out of which more than one child is in use, or anywhere where none is, and is
 * not the memory that the tensor comes from.
 *
 * 1. Row stationary, if `isRowStationary` finds that a PE works on whole filter rows.
 * 2. Else the tensor is stationary whose words serve the most computes during one stay in a local memory ("as many MACs
 *    that use the same weight as possible while the weight is present in the RF"). The loops that a tile stays in place
 *    for are its own and those next outside that do not move it. Of equal ones, that which stays longer; then the inner.
 * 3. No local reuse, if no word serves more than one compute during its stay in a local memory, or there is none.
 */
export function nameDataflow(run: EvaluatedMapping, nest: LoopNest, residences: readonly Residence[]): Dataflow {
  const local = residences
    .filter(({ isLocal, computesPerWord }) => isLocal && computesPerWord > 1)
    .sort((a, b) => b.computesPerWord - a.computesPerWord || b.stationaryIterations - a.stationaryIterations);
  const roles = tensorRoles(run.problem);
  const roleOf = ({ dataspace }: Residence) =>
    roles[run.problem.dataspaces.findIndex(({ name }) => name === dataspace)];
  if (isRowStationary(run, nest)) {
    const weights = local.find((residence) => roleOf(residence) === 'weight');
    return stationary('row-stationary', weights ?? local[0]);
  }
  const [longest] = local;
  if (longest) return stationary(names[roleOf(longest)], longest);
  return { name: 'no-local-reuse', dataspace: null, level: null, computesPerWord: 1 };
}

function stationary(name: DataflowName, residence: Residence | undefined): Dataflow {
  const { dataspace = null, level = null, computesPerWord = 1 } = residence ?? {};
  return { name, dataspace, level, computesPerWord };
}
