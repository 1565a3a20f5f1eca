import type { EntryType } from '../read/level-targets.ts';
import { CONSTRAINTS_KEYS, ENTRY_TYPES, MAPSPACE_KEYS, OVERBOOKING, UTILIZATION } from '../read/read-constraints.ts';
import { IMPERFECT_LEVELS, MAPSPACE_TEMPLATES } from '../read/read-imperfect.ts';
import { ENTRY_KEYS } from '../read/read-level-entry.ts';
import {
  anything,
  closed,
  described,
  type JsonSchema,
  list,
  name,
  names,
  number,
  orNothing,
  ref,
  version,
} from './json-schema.ts';

/** Entries of constraints and mappings, and the sections that list them. */
export function constraintDefinitions(): Record<string, JsonSchema> {
  const target = { anyOf: [ref('targetEntry'), ref('olderTarget')] };
  const targets = orNothing(list(target));
  const imperfect = { anyOf: [{ enum: IMPERFECT_LEVELS }, names] };
  const picked = described('A list, or the NAME of the one below constraints_NAME.', { anyOf: [targets, name] });
  const lists = { targets, constraints: picked };
  const ofSeveral = (section: JsonSchema): JsonSchema => ({
    ...section,
    patternProperties: { '^constraints_.': targets },
  });
  return {
    temporalEntry: entrySchema('temporal'),
    spatialEntry: entrySchema('spatial'),
    dataspaceEntry: entrySchema('dataspace'),
    mappingEntry: { anyOf: [...ENTRY_TYPES.values()].filter(isFirst).map((type) => typedEntry(type, [])) },
    targetEntry: {
      anyOf: [
        ...[...ENTRY_TYPES.values()].filter(isFirst).map((type) => typedEntry(type, ['name'])),
        closed(['type', 'target', 'min'], { type: { enum: UTILIZATION }, target: name, min: number }, ['type']),
        closed(['type', 'target', 'proportion'], { type: { const: OVERBOOKING }, target: name, proportion: number }, [
          'type',
        ]),
      ],
    },
    // Older files list the constraints of one target under it, and put their settings under attributes.
    olderTarget: {
      type: 'object',
      properties: { target: name, name, type: name, constraints: list(anything), attributes: { type: 'object' } },
      anyOf: [{ required: ['constraints'] }, { required: ['attributes'] }],
    },
    constraints: orNothing({ anyOf: [ofSeveral(closed(CONSTRAINTS_KEYS, { version, ...lists })), list(target)] }),
    mapspace: orNothing({
      anyOf: [
        ofSeveral(
          closed(MAPSPACE_KEYS, {
            version,
            template: described('ruby tries imperfect factors.', { enum: MAPSPACE_TEMPLATES }),
            imperfect: described(
              'Where imperfect factors are tried: levels, dimensions, or a map of levels to dimensions.',
              { anyOf: [imperfect, { type: 'object', additionalProperties: imperfect }] },
            ),
            ...lists,
          }),
        ),
        list(target),
      ],
    }),
    mapping: described('A mapping, as map writes it.', orNothing(list(ref('mappingEntry')))),
  };
}

/** With the names that its type goes by. */
function typedEntry(type: EntryType, more: readonly string[]): JsonSchema {
  const aliases = [...ENTRY_TYPES].filter(([, stands]) => stands === type).map(([alias]) => alias);
  const schema = closed([...ENTRY_KEYS[type], ...more], { ...values(type), type: { enum: aliases } }, ['type']);
  return schema;
}

function entrySchema(type: EntryType): JsonSchema {
  return closed(ENTRY_KEYS[type], values(type));
}

const factors = { anyOf: [{ type: 'string' }, { type: 'array' }, { type: 'null' }] };

const VALUES: Readonly<Record<string, JsonSchema>> = {
  type: name,
  target: described('Name of a component or container.', name),
  factors: described(
    '[C=4, M<=8, P=0]: fixed, limited, or 0 for the rest; P=5,3 fixes a last pass of 3, too.',
    factors,
  ),
  factors_only: described('These factors, and 1 for all other dimensions.', factors),
  permutation: described('Dimensions, innermost loop first; the others lie outside.', names),
  split: described('Loops at positions below it run along X, the others along Y.', number),
  no_reuse: described('Dataspaces that are not kept from step to step, or not shared between copies.', names),
  no_temporal_reuse: described("Timeloop's older name of no_reuse.", names),
  no_multicast_no_reduction: described("Timeloop's older name of no_reuse.", names),
  no_link_transfer: described('Dataspaces that copies do not take from their neighbours.', names),
  rmw_first_update: described('Dataspaces that are read before their first update.', names),
  keep: described('Dataspaces that are kept here.', names),
  bypass: described('Dataspaces that pass this memory by.', names),
  keep_only: described('These are kept, all others bypassed.', names),
  bypass_only: described('These are bypassed, all others kept.', names),
  stream: described('Read and left aside: it changes no figure.', names),
  no_coalesce: names,
  no_iteration_over_dataspaces: described('No loop over a dimension of these dataspaces.', names),
  must_iterate_over_dataspaces: described('Loops over dimensions of these dataspaces alone.', names),
  default_max_factor: described('Limit of factors without one.', number),
  default_min_factor: number,
  remainders: described('1 allows a shorter last pass.', number),
  maximize_dims: described('Groups of dimensions to be made as large as fits.', { type: ['array', 'null'] }),
  maximize_dims_capacity: described('Iterations that fit.', number),
};

function values(type: EntryType): Record<string, JsonSchema> {
  return Object.fromEntries(ENTRY_KEYS[type].map((key) => [key, VALUES[key] ?? anything]));
}

function isFirst<T>(value: T, index: number, all: readonly T[]): boolean {
  return all.indexOf(value) === index;
}
