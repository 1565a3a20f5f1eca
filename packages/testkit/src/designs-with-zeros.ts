import type { SourceText } from '@loopwright/spec';

/** Shares that are not zero: about those of pruned weights and of activations behind a ReLU. */
const DENSITIES = (distribution: string) =>
  `densities: {Weights: {distribution: ${distribution}, density: 0.35}, Inputs: {distribution: ${distribution}, density: 0.5}}`;

const METADATA =
  'metadata_datawidth: 8, metadata_storage_width: 64, metadata_storage_depth: 16777216, decompression_supported: True';

/** Inputs and weights by coordinates, one rank for all loops of a level. */
function byCoordinates(ranks: number): string {
  const rank = '{format: CP, flattened_rankIDs: [[C, M, R, S, N, P, Q]]}';
  const list = Array.from({ length: ranks }, () => rank).join(', ');
  return `representation_format: {data_spaces: [{name: Inputs, ranks: [${list}]}, {name: Weights, ranks: [${list}]}]}`;
}

const FEATURES: Readonly<Record<string, string>> = {
  DRAM: `{${byCoordinates(3)}}`,
  GlobalBuffer: `{${byCoordinates(2)}, action_optimization: [{type: skipping, options: [{target: Weights, condition_on: [Inputs]}, {target: Inputs, condition_on: [Weights]}]}]}`,
  RegisterFile:
    '{action_optimization: [{type: gating, target: Weights, condition_on: [Inputs]}, {type: gating, target: Outputs, condition_on: [Inputs, Weights]}]}',
  MAC: '{compute_optimization: [{type: gating}]}',
};

/** The memories represent inputs and weights by coordinates, skip reads of the global buffer, and gate those of the register files. */
export function zerosInHardware({ file, text }: SourceText): SourceText {
  const features = Object.entries(FEATURES).reduce(
    (rest, [name, value]) => rest.replace(`name: ${name}\n`, `$&    sparse_optimizations: ${value}\n`),
    text,
  );
  return { file, text: features.replaceAll('attributes: {d', `attributes: {${METADATA}, d`) };
}

export function zerosInTensors({ file, text }: SourceText, distribution: string): SourceText {
  return { file, text: text.replace(/instance: \{/, `$&${DENSITIES(distribution)}, `) };
}
