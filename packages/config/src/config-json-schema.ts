import { z } from 'zod';
import { configSchema, pluginEntry } from './config-schema.ts';

const title = 'loopwright configuration';

/** A JSON Schema of config files in JSON and YAML; published as `@loopwright/config/schema.json`. */
export function configJsonSchema(): object {
  const schema = z.toJSONSchema(configSchema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === pluginEntry) Object.assign(jsonSchema, pluginEntryJson);
    },
  });
  return { ...schema, title };
}

const pluginName = { type: 'string', minLength: 1 };

const pluginEntryJson = { anyOf: [pluginName, tuple(pluginName), tuple(pluginName, { type: 'object' })] };

function tuple(...items: readonly object[]): object {
  return { type: 'array', items, minItems: items.length, maxItems: items.length, additionalItems: false };
}
