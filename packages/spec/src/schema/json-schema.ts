/** A JSON Schema of draft 7, which editors' YAML servers read best. */
export type JsonSchema = { readonly [keyword: string]: unknown };

export const anything: JsonSchema = {};
/** YAML reads names such as 1 or on as something else. */
export const name: JsonSchema = { type: ['string', 'number', 'boolean'] };
/** A number, or arithmetic over attributes and variables. */
export const number: JsonSchema = { type: ['number', 'string'] };
export const truth: JsonSchema = { type: ['boolean', 'string', 'number'] };
export const version: JsonSchema = { enum: [0.4, 0.3, 0.2, '0.4', '0.3', '0.2'] };

/** A list of names, or one name. */
export const names: JsonSchema = { anyOf: [name, { type: 'array', items: name }, { type: 'null' }] };

export function ref(definition: string): JsonSchema {
  return { $ref: `#/definitions/${definition}` };
}

export function list(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

/** A key without a value is a key that is not there. */
export function orNothing(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}

export function described(description: string, schema: JsonSchema): JsonSchema {
  return { description, ...schema };
}

/** Lists that come from anchors nest. */
export function nested(items: JsonSchema): JsonSchema {
  const inner = { anyOf: [items, { type: 'array', items: { anyOf: [items, { type: 'array', items }] } }] };
  return { type: 'array', items: inner };
}

/**
 * A map with the known keys alone, as `Reader.closed` reads it: those with underscores may be written with hyphens.
 *
 * @param values schemas by key; keys without one take anything
 */
export function closed(
  keys: readonly string[],
  values: Readonly<Record<string, JsonSchema>> = {},
  required: readonly string[] = [],
): JsonSchema {
  const unknown = Object.keys(values).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new RangeError(`the readers know no key ${unknown}`);
  const own = keys.map((key) => [key, values[key] ?? anything] as const);
  const hyphenated = own
    .filter(([key]) => key.includes('_'))
    .map(([key, schema]) => [key.replaceAll('_', '-'), { ...schema, doNotSuggest: true }] as const);
  return {
    type: 'object',
    properties: Object.fromEntries([...own, ...hyphenated]),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}
