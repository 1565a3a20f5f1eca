import { z } from 'zod';
import { networkResultSchema } from './network-result.ts';
import { resultSchema } from './result-json.ts';
import { sweepResultSchema } from './sweep-result.ts';
import { trafficBoundResultSchema } from './traffic-bound-result.ts';

const title = 'loopwright result';
const written = z.union([...resultSchema.options, networkResultSchema, sweepResultSchema, trafficBoundResultSchema]);

/** A JSON Schema of what `map --json`, of a layer or a network, `evaluate --json`, `sweep --json` and `bound --json` write; published as `@loopwright/results/schema.json`. */
export function resultJsonSchema(): object {
  // Of the input: who reads passes over keys that a later loopwright adds.
  return { ...z.toJSONSchema(written, { io: 'input', target: 'draft-7' }), title };
}
