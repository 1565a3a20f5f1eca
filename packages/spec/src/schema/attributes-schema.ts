import { z } from 'zod';
import { connectionAttributes, networkComponentAttributes, storageAttributes } from '../read/storage-attributes.ts';
import type { JsonSchema } from './json-schema.ts';

/** Attributes of a part: those of the model with their types, and any others, which are for cost plugins. */
export function attributesSchema(): JsonSchema {
  const known = [networkComponentAttributes, connectionAttributes, storageAttributes].flatMap((schema) =>
    Object.entries(propertiesOf(schema)),
  );
  return {
    type: 'object',
    properties: Object.fromEntries(known.map(([key, schema]) => [key, orExpression(schema)])),
    additionalProperties: true,
  };
}

function propertiesOf(schema: z.ZodType): Record<string, JsonSchema> {
  const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return json.properties as Record<string, JsonSchema>;
}

/** Any attribute may be arithmetic, or without a value. */
function orExpression({ description, default: initial, ...schema }: JsonSchema): JsonSchema {
  return {
    ...(description !== undefined && { description }),
    ...(initial !== undefined && { default: initial }),
    anyOf: [schema, { type: 'string' }, { type: 'null' }],
  };
}
