import { expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

it.each([
  ['dephth', ['depth', 'width'], 'depth'],
  ['data-spaces', ['data_spaces', 'dimensions'], 'data_spaces'],
  ['Permutation', ['permutation', 'factors'], 'permutation'],
  ['Wieghts', ['Weights', 'Inputs'], 'Weights'],
  ['x', ['M', 'N'], undefined],
  ['m', ['M', 'N'], 'M'],
  ['entirely', ['depth', 'width'], undefined],
  ['depth', ['depth'], undefined],
  ['', [], undefined],
])('%s among %j', (name, known, nearest) => {
  expect(nearestName(name, known)).toBe(nearest);
});
