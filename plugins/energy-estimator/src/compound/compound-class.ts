import type { CompoundClass } from '@loopwright/core';
import { z } from 'zod';

const attributes = z.record(z.string(), z.unknown()).nullish();
const scale = z.union([z.number(), z.string()]).nullish();

const partSchema = z.object({
  name: z.string(),
  class: z.string().optional(),
  subclass: z.string().nullish(),
  attributes,
  area_scale: scale,
  /** Accelergy's older name of the same. */
  area_share: scale,
  energy_scale: scale,
  enabled: z.unknown().optional(),
});

const stepSchema = z.object({
  name: z.string(),
  arguments: attributes,
  energy_scale: scale,
  /** How often it is done: Accelergy's older name of the same. */
  repeat: scale,
  action_share: scale,
});

const actionSchema = z.object({
  name: z.string(),
  arguments: attributes,
  subcomponents: z
    .array(z.object({ name: z.string(), actions: z.array(stepSchema).nullish() }))
    .nullish()
    .transform((parts) => parts ?? []),
});

export type CompoundPart = z.output<typeof partSchema>;
export type CompoundStep = z.output<typeof stepSchema>;
export type CompoundAction = z.output<typeof actionSchema>;

/** Subcomponents and actions of a class, checked. Throws a RangeError that names the class. */
export function partsOf(definition: CompoundClass): { parts: CompoundPart[]; actions: CompoundAction[] } {
  const parts = z.array(partSchema).safeParse(definition.subcomponents);
  const actions = z.array(actionSchema).safeParse(definition.actions);
  if (parts.success && actions.success) return { parts: parts.data, actions: actions.data };
  const issue = (parts.error ?? actions.error)!.issues[0];
  throw new RangeError(`class ${definition.name}, entry ${issue.path.join('.')}: ${issue.message}`);
}
