import { ANY_OF } from '../read/sparse/read-alternatives.ts';
import { COMPUTE_KINDS, OPTION_KEYS, SAVING_KEYS, SAVING_KINDS } from '../read/sparse/read-savings.ts';
import { MEMORY_KEYS, SPARSE_KEYS, TARGET_KEYS } from '../read/sparse/read-sparse-optimizations.ts';
import { RANK_KEYS, RANK_ORDERS, TENSOR_FORMAT_KEYS } from '../read/sparse/read-tensor-formats.ts';
import { closed, described, type JsonSchema, list, name, names, number, orNothing, ref } from './json-schema.ts';

/** Definitions of what parts of the hardware do about zeros, by name. */
export function sparseDefinitions(): Record<string, JsonSchema> {
  return {
    sparseOptimizations: closed(['name', ...SPARSE_KEYS], sparseValues()),
    sparseTargets: closed(['version', 'targets'], { targets: orNothing(list(ref('sparseTarget'))) }),
    sparseTarget: closed([...TARGET_KEYS, ...SPARSE_KEYS], { name, target: name, ...sparseValues() }),
    representationFormat: orAlternatives(ref('tensorFormats')),
    actionOptimization: orAlternatives(list(ref('savingUnit'))),
    computeOptimization: orAlternatives(list(ref('computeSaving'))),
    tensorFormats: closed(['data_spaces'], { data_spaces: list(ref('tensorFormat')) }, ['data_spaces']),
    tensorFormat: closed(
      TENSOR_FORMAT_KEYS,
      {
        name: described('The dataspace.', name),
        ranks: described('Outermost first.', list(ref('rankFormat'))),
        rank_application_order: described('From which end loops are given to ranks.', { enum: RANK_ORDERS }),
      },
      ['name', 'ranks'],
    ),
    rankFormat: closed(
      RANK_KEYS,
      {
        format: described('UOP, CP, RLE, B, UB, or one that a plugin brings.', name),
        flattened_rankIDs: described('Lists of dimensions whose loops become one rank.', orNothing(list(names))),
        metadata_word_bits: described("The format's own, or the memory's, by default.", number),
        payload_word_bits: described("The memory's by default.", number),
      },
      ['format'],
    ),
    savingUnit: closed(
      SAVING_KEYS,
      { type: { enum: Object.keys(SAVING_KINDS) }, options: list(ref('savingOption')), ...optionValues() },
      ['type'],
    ),
    savingOption: closed(OPTION_KEYS, optionValues(), OPTION_KEYS),
    computeSaving: closed(['type'], { type: { enum: COMPUTE_KINDS } }, ['type']),
  };
}

function sparseValues(): Record<string, JsonSchema> {
  const [format, action] = MEMORY_KEYS;
  return {
    [format!]: described('How tensors are represented.', orNothing(ref('representationFormat'))),
    [action!]: described('Accesses that are gated or skipped.', orNothing(ref('actionOptimization'))),
    compute_optimization: described('What compute units do about zeros.', orNothing(ref('computeOptimization'))),
  };
}

/** By name, of which an override chooses one. */
function orAlternatives(value: JsonSchema): JsonSchema {
  const alternatives = { type: 'object', additionalProperties: orNothing(value) };
  return { anyOf: [value, closed([ANY_OF], { [ANY_OF]: alternatives }, [ANY_OF])] };
}

function optionValues(): Record<string, JsonSchema> {
  return {
    target: described('The dataspace whose accesses are saved.', name),
    condition_on: described('Dataspaces of which one has an empty tile.', names),
  };
}
