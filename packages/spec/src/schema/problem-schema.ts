import { BUILT_IN_SHAPES } from '../read/built-in-shapes.ts';
import { SHAPE_KEYS } from '../read/problem-parts.ts';
import { DENSITY_KEYS } from '../read/read-densities.ts';
import { COEFFICIENT_KEYS, DATASPACE_KEYS } from '../read/read-problem.ts';
import { PROBLEM_KEYS } from '../source/problem-form.ts';
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

const densities: Record<string, JsonSchema> = {
  densities: { description: 'By tensor: the share of its values that are not zero, or {distribution, density}.' },
  commonDensity: { description: 'The same for all tensors.' },
};

export function problemDefinitions(): Record<string, JsonSchema> {
  return {
    // Files may be split anywhere: each part of the section may stand alone.
    // In the oldest form bounds stand beside the shape.
    problem: {
      ...closed([...PROBLEM_KEYS, ...DENSITY_KEYS], {
        version,
        shape: { anyOf: [ref('shape'), described('A shape that Timeloop brings.', { enum: shapeNames() })] },
        instance: ref('instance'),
        ...densities,
      }),
      additionalProperties: number,
    },
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
        projection: described(
          'Ranks; a rank is a list of terms, a term [dimension] or [dimension, coefficient]; or the name of a dimension.',
          {
            type: 'array',
            items: { anyOf: [name, list({ type: 'array', items: name, minItems: 1, maxItems: 2 })] },
          },
        ),
        read_write: described('True for outputs.', truth),
      },
      ['name', 'projection'],
    ),
    instance: described('Bounds of the dimensions, and coefficients.', {
      type: 'object',
      properties: densities,
    }),
  };
}

function shapeNames(): string[] {
  return BUILT_IN_SHAPES.flatMap((shape) => (shape.includes('_') ? [shape, shape.replaceAll('_', '-')] : [shape]));
}
