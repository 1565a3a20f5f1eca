import { COEFFICIENT_KEYS, DATASPACE_KEYS, PROBLEM_KEYS, SHAPE_KEYS } from '../read/read-problem.ts';
import {
  closed,
  described,
  type JsonSchema,
  list,
  name,
  names,
  number,
  orNothing,
  ref,
  truth,
  version,
} from './json-schema.ts';

export function problemDefinitions(): Record<string, JsonSchema> {
  return {
    // Files may be split anywhere: each part of the section may stand alone.
    problem: closed(PROBLEM_KEYS, { version, shape: ref('shape'), instance: ref('instance') }),
    shape: closed(SHAPE_KEYS, {
      name: orNothing(name),
      dimensions: described('Names of the loops.', names),
      coefficients: described('Factors of projections, such as strides.', orNothing(list(ref('coefficient')))),
      data_spaces: described('The tensors.', list(ref('dataspace'))),
    }),
    coefficient: closed(COEFFICIENT_KEYS, { name, default: number }, ['name']),
    dataspace: closed(
      DATASPACE_KEYS,
      {
        name,
        projection: described('Ranks; a rank is a list of terms, a term [dimension] or [dimension, coefficient].', {
          type: 'array',
          items: list({ type: 'array', items: name, minItems: 1, maxItems: 2 }),
        }),
        read_write: described('True for outputs.', truth),
      },
      ['name', 'projection'],
    ),
    instance: described('Bounds of the dimensions, and coefficients.', {
      type: 'object',
      properties: { densities: { description: 'All 1: sparse tensors are not modelled.' } },
    }),
  };
}
