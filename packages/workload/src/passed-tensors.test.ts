import { expect, test } from 'vitest';
import { passedTensors } from './passed-tensors.ts';
import { readWorkload } from './read-workload.ts';

const text = `workload:
  name: net
  operations:
  - {name: one, C: 4, M: 8}
  - {name: relu, notCosted: Relu, operations: 8, words: 16, inputs: [one]}
  - {name: two, C: 8, M: 4, tensors: {Inputs: relu}}
  - {name: three, C: 4, M: 4}
  - {name: sum, notCosted: Add, operations: 4, words: 12, inputs: [two, three]}
  - {name: four, C: 4, M: 2, tensors: {Inputs: sum}}
`;

test('tensors pass at once and through operations of one input; what two read stays', () => {
  const { workload } = readWorkload({ file: 'net.yaml', text });
  const passed = passedTensors(workload).map(({ tensor, from, to, isConsecutive, isReadOnce }) => {
    return [tensor, from.operation.name, to.operation.name, isConsecutive, isReadOnce];
  });
  expect(passed).toEqual([
    ['relu', 'one', 'two', true, true],
    ['two', 'two', 'three', true, false],
  ]);
});
