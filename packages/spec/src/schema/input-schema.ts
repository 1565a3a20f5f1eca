import { MAPPER_KEYS } from '../read/read-mapper.ts';
import { PART_NAMES, SECTIONS } from '../source/sections.ts';
import { attributesSchema } from './attributes-schema.ts';
import { constraintDefinitions } from './constraint-schema.ts';
import { hardwareDefinitions } from './hardware-schema.ts';
import {
  anything,
  closed,
  described,
  type JsonSchema,
  list,
  number,
  orNothing,
  ref,
  truth,
  version,
} from './json-schema.ts';
import { problemDefinitions } from './problem-schema.ts';
import { sparseDefinitions } from './sparse-schema.ts';
import { tableDefinitions } from './table-schema.ts';

/**
 * A JSON Schema of the input files, for editors that complete and validate. It is made from the lists of keys that the readers
 * go by, and says less than they do: names of dimensions, tags and sums are beyond it.
 */
export function inputSchema(): JsonSchema {
  const sections = Object.entries(SECTIONS).flatMap(([section, others]) =>
    [section, ...others].map((key) => [key, SECTION_SCHEMAS[section] ?? anything] as const),
  );
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'loopwright input: a Timeloop v0.4 specification, whole or a part of it',
    type: 'object',
    properties: Object.fromEntries(sections),
    patternProperties: {
      // Files keep anchors for later use under such keys.
      ignore: anything,
      ...Object.fromEntries(PART_NAMES.map((part) => [`^(?!.*ignore).*${part}`, SECTION_SCHEMAS[part] ?? anything])),
    },
    additionalProperties: false,
    definitions: {
      attributes: attributesSchema(),
      ...hardwareDefinitions(),
      ...sparseDefinitions(),
      ...constraintDefinitions(),
      ...problemDefinitions(),
      ...tableDefinitions(),
      mapper: orNothing(closed(MAPPER_KEYS, MAPPER_VALUES)),
    },
  };
}

const SECTION_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  architecture: described('The hardware.', ref('architecture')),
  problem: described('The layer.', ref('problem')),
  shape: described('A shape that problems name.', ref('shape')),
  dimensions: described(
    'What constraints call the dimensions of problems: {K: M}.',
    orNothing({ type: 'object', additionalProperties: { type: 'string' } }),
  ),
  mapping: ref('mapping'),
  constraints: described('What mappings may do.', ref('constraints')),
  mapspace: described('What mappings may do, and whether factors must be perfect.', ref('mapspace')),
  mapper: described('Settings of the search.', ref('mapper')),
  variables: described('Values for arithmetic.', orNothing({ type: 'object', properties: { version } })),
  overrides: described(
    'Attributes and variables in place of those that the files give: {GlobalBuffer: {depth: 8192}}.',
    orNothing({ type: 'object', additionalProperties: { type: 'object' } }),
  ),
  components: described('Compound component classes.', ref('components')),
  sparse_optimizations: described('What parts do about zeros, in the form before v0.4.', {
    anyOf: [ref('sparseTargets'), list(ref('sparseTarget')), { type: 'null' }],
  }),
  ERT: described('Energy per action, pJ.', ref('ERT')),
  ART: described('Area, um^2.', ref('ART')),
};

const MAPPER_VALUES: Readonly<Record<string, JsonSchema>> = {
  version,
  algorithm: { type: 'string' },
  optimization_metric: { type: ['string', 'array'] },
  optimization_metrics: described(
    'edp, ed2p, energy, delay, last_level_accesses, or a sum such as energy+1.5*delay; further ones break ties.',
    {
      type: ['string', 'array'],
    },
  ),
  num_threads: number,
  search_size: described('Mappings to try; 0 for no limit.', number),
  timeout: described('Mappings in a row that do not fit.', number),
  victory_condition: described('Valid mappings in a row without a better one.', number),
  live_status: truth,
  diagnostics: truth,
};
