import type { Architecture, Attributes, Memory } from '@loopwright/core';
import { SpecError } from '@loopwright/core';
import { z } from 'zod';

const cycles = z.number().nonnegative();
const count = z.number().positive();
const share = z.number().min(0).max(1);
const prefix = 'timing_';

/** Of what leaves a memory for the memories inside it, and comes back. */
const memoryShape = {
  /** Words of one request; a row of a tile takes whole ones. By default words pass one by one. */
  request_words: z.number().int().positive().default(1),
  /** Dataspace -> dimension whose points lie side by side in this memory; a tile of one not named is one row. */
  request_along: z.record(z.string(), z.string()).default({}),
  /** From a request to its answer, cycles; 0. */
  request_cycles: cycles.default(0),
  /** Requests under way at once; 1. */
  requests_in_flight: count.default(1),
  /** Added to every tile that is fetched or brought back, cycles, as setting up a DMA takes; 0. */
  tile_cycles: cycles.default(0),
  /** Share of the transfers that run beside the computes, also by dataspace: 1, as double buffering does, 0 where they take turns; 1. */
  overlap: z.union([share, z.record(z.string(), share)]).default(1),
  /** Whether every dataspace has a network of its own, so that their transfers run beside each other; false. */
  separate_networks: z.boolean().default(false),
  /** Whether inputs of every tile are fetched anew, those too that stay; false. */
  reload: z.boolean().default(false),
  /** Dataspace for whose new tiles the array stops: they come in while nothing runs. */
  restarts_with: z.string().optional(),
  /** Dataspace -> words a cycle at which its first tile comes in then, one dataspace after the other; at once where not named. */
  restart_words_per_cycle: z.record(z.string(), count).default({}),
  /** Words that a cache in front of this memory has room for, of which no mapping knows; 0. */
  cache_words: z.number().nonnegative().default(0),
  /** Whether it has what all of a run fits into it from before; false. */
  cache_is_warm: z.boolean().default(false),
  /** Of the memory behind that cache; any number by default. */
  miss_words_per_cycle: count.default(Infinity),
  /** Before the first request of a run, cycles, as configuring takes; 0. */
  start_cycles: cycles.default(0),
};

/** Of the array below the memory whose tile stays in it. */
const operationShape = {
  /** Dimension whose points follow each other through the array within one operation. */
  operation_along: z.string().optional(),
  /** Points of one operation at the most; any number by default. */
  operation_points: count.default(Infinity),
  /** One operation takes no less, cycles; 1. */
  operation_least_cycles: count.default(1),
  /** From the last point in to the last result out, cycles: the array drains once a run; 0. */
  operation_cycles: cycles.default(0),
  /** Operations inside the array at once; any number by default. */
  operations_in_flight: count.default(Infinity),
  /** A new tile takes that to come in, cycles, beside the operation before; 0. */
  stationary_cycles: cycles.default(0),
};

const prefixed = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(Object.fromEntries(Object.entries(shape).map(([name, schema]) => [`${prefix}${name}`, schema])));

const memorySchema = z.object(memoryShape);
const operationSchema = z.object(operationShape);

export type MemoryTiming = z.output<typeof memorySchema>;
export type OperationTiming = z.output<typeof operationSchema>;

/** Names of all attributes that the plugin reads. */
export const timingAttributes: readonly string[] = Object.keys({ ...memoryShape, ...operationShape }).map(
  (name) => prefix + name,
);

const isGiven = (attributes: Attributes, shape: object) =>
  Object.keys(shape).some((name) => attributes[prefix + name] !== undefined);

const withoutPrefix = (attributes: Attributes, shape: object) =>
  Object.fromEntries(Object.keys(shape).map((name) => [name, attributes[prefix + name]]));

/** What a memory says of its transfers; null where it says nothing. */
export function memoryTimingOf({ attributes }: Memory): MemoryTiming | null {
  return isGiven(attributes, memoryShape) ? memorySchema.parse(withoutPrefix(attributes, memoryShape)) : null;
}

/** What a memory says of the array that its tile stays in; null where it says nothing. */
export function operationTimingOf({ attributes }: Memory): OperationTiming | null {
  return isGiven(attributes, operationShape) ? operationSchema.parse(withoutPrefix(attributes, operationShape)) : null;
}

/** Throws a SpecError with every attribute that says something which cannot be. */
export function checkTimingAttributes({ levels }: Architecture): void {
  const schema = prefixed({ ...memoryShape, ...operationShape });
  const diagnostics = levels.flatMap((level) => {
    const own = Object.entries(level.attributes).filter(([name]) => name.startsWith(prefix));
    const parsed = schema.safeParse(Object.fromEntries(own));
    if (parsed.success) return [];
    return parsed.error.issues.map((issue) => ({
      code: 'timing-attribute',
      severity: 'error' as const,
      message: `${level.name}: ${issue.path.join('.') || 'timing'}: ${issue.message}`,
      ...(level.location && { location: level.location }),
      hint: `attributes of cost-latency are ${timingAttributes.join(', ')}`,
    }));
  });
  if (diagnostics.length > 0) throw new SpecError(diagnostics);
}
