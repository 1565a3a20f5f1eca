import inputSchema from '@loopwright/spec/schema.json' with { type: 'json' };
import type { KeyPath } from './key-path.ts';

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema | boolean>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema | readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

export interface SchemaKey {
  readonly key: string;
  readonly description?: string;
}

const root = inputSchema as unknown as Schema & { readonly definitions: Readonly<Record<string, Schema>> };

/** Keys that may stand in the map at the end of a path. */
export function keysAt(path: KeyPath): SchemaKey[] {
  const keys = schemasAt(path).flatMap(({ properties = {} }) =>
    Object.entries(properties).map(([key, value]): SchemaKey => {
      const description = typeof value === 'boolean' ? undefined : value.description;
      return { key, ...(description !== undefined && { description }) };
    }),
  );
  return [...new Map(keys.map((each) => [each.key, each])).values()];
}

/** Values that the schema lists for the last key of a path. */
export function valuesAt(path: KeyPath): string[] {
  const values = schemasAt(path).flatMap((schema) => [
    ...(schema.enum ?? []),
    ...(schema.const === undefined ? [] : [schema.const]),
  ]);
  return [...new Set(values.filter((value) => value !== null).map(String))];
}

/** All schemas that may hold for what stands at the end of a path. */
function schemasAt(path: KeyPath): Schema[] {
  let schemas = resolved(root);
  for (const key of path) schemas = schemas.flatMap((schema) => below(schema, key));
  return [...new Set(schemas)];
}

function below(schema: Schema, key: string | null): Schema[] {
  if (key === null) {
    const { items = [] } = schema;
    return (Array.isArray(items) ? items : [items as Schema]).flatMap((each) => resolved(each));
  }
  const own = schema.properties?.[key];
  if (own !== undefined) return typeof own === 'boolean' ? [] : resolved(own);
  const { additionalProperties } = schema;
  return typeof additionalProperties === 'object' ? resolved(additionalProperties) : [];
}

/** A schema and its alternatives, each once, and without references: some lead round in a circle. */
function resolved(schema: Schema, found = new Set<Schema>()): Schema[] {
  if (found.has(schema)) return [];
  found.add(schema);
  const { $ref, anyOf = [], oneOf = [], allOf = [] } = schema;
  const named = $ref === undefined ? [] : [root.definitions[$ref.replace('#/definitions/', '')] ?? {}];
  for (const each of [...named, ...anyOf, ...oneOf, ...allOf]) resolved(each, found);
  return [...found];
}
