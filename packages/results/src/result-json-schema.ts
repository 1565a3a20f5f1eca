import { z } from 'zod';
import { resultSchema } from './result-json.ts';

const title = 'loopwright result';

/** A JSON Schema of what `map --json` and `evaluate --json` write; published as `@loopwright/results/schema.json`. */
export function resultJsonSchema(): object {
  // Of the input: who reads passes over keys that a later loopwright adds.
  return { ...z.toJSONSchema(resultSchema, { io: 'input', target: 'draft-7' }), title };
}
