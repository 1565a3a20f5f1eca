import type { Problem } from '@loopwright/spec';
import type { LocatedMap } from '@loopwright/spec/reading';
import type { OperationsReading } from './operations-reading.ts';
import * as problems from './problems.ts';
import { wordsOf } from './words.ts';
import type { Operand, Tensor } from './workload.ts';

/**
 * The tensors of an operation. `tensors: {Inputs: NAME}` names them; otherwise the output goes by the operation's name, the
 * first input that is not `Weights` is what the operation before made, and what is left is its own: `NAME.Weights`.
 */
export function nameOperands(
  name: string,
  problem: Problem,
  map: LocatedMap,
  reading: OperationsReading,
): { operands: Operand[]; tensors: Tensor[] } {
  const known = problem.dataspaces.map((dataspace) => dataspace.name);
  const given = readTensors(map, known, reading);
  const bits = readBits(map, known, reading);
  const first = problem.dataspaces.find((dataspace) => !dataspace.readWrite && dataspace.name !== 'Weights')?.name;
  const operands: Operand[] = [];
  const tensors: Tensor[] = [];
  for (const dataspace of problem.dataspaces) {
    const own = `${name}.${dataspace.name}`;
    const before = dataspace.name === first ? reading.previous : undefined;
    const tensor = given.get(dataspace.name) ?? (dataspace.readWrite ? name : (before ?? own));
    const width = bits.has(dataspace.name) ? { bits: bits.get(dataspace.name)! } : {};
    operands.push({ dataspace: dataspace.name, tensor, ...width });
    const isConstant = tensor === own && dataspace.name !== first;
    tensors.push({ name: tensor, words: wordsOf(dataspace, problem), isConstant, ...width });
  }
  return { operands, tensors };
}

function readTensors(map: LocatedMap, known: readonly string[], { reader }: OperationsReading): Map<string, string> {
  const named = new Map<string, string>();
  const node = map.entries.get('tensors')?.value;
  const entries = node && reader.map(node, 'tensors', 'write tensors: {Inputs: NAME}')?.entries;
  for (const [dataspace, { keyLocation, value }] of entries ?? []) {
    const tensor = reader.text(value, `the tensor of ${dataspace}`);
    if (!known.includes(dataspace)) reader.log.add(problems.unknownOperandDataspace(keyLocation, dataspace, known));
    else if (tensor !== undefined) named.set(dataspace, tensor);
  }
  return named;
}

/** `bits: 8` of all tensors, or `bits: {Outputs: 24}` of some; those of the network hold for the rest. */
function readBits(
  map: LocatedMap,
  known: readonly string[],
  { reader, scope, bits }: OperationsReading,
): Map<string, number> {
  const widths = new Map<string, number>();
  for (const node of [bits, map.entries.get('bits')?.value]) {
    if (!node) continue;
    const of = (dataspace: string) => (node.kind === 'map' ? node.entries.get(dataspace)?.value : node);
    for (const [dataspace, { keyLocation }] of node.kind === 'map' ? node.entries : []) {
      // What the network says of dataspaces is for those of its operations that have them.
      if (node !== bits && !known.includes(dataspace)) {
        reader.log.add(problems.unknownOperandDataspace(keyLocation, dataspace, known));
      }
    }
    for (const dataspace of known) {
      const width = of(dataspace);
      const read = width && reader.integer(width, `the bits of ${dataspace}`, 1, scope);
      if (read !== undefined) widths.set(dataspace, read);
    }
  }
  return widths;
}
