import { readFileSync } from 'node:fs';
import type { Plugin } from '@loopwright/core';
import { PluginManager, type PreparedSearch, prepareDesign, prepareSearch } from '@loopwright/core/engine';
import { energyTables } from '@loopwright/energy-tables';
import { loadSpecification, type SourceText, type Specification } from '@loopwright/spec';
import { zerosInHardware, zerosInTensors } from '@loopwright/testkit';

export const designNames = [
  'grid-256',
  'grid-256, wired',
  'row-stationary-168',
  'systolic-1024',
  'vector-mac-256',
] as const;
export type DesignName = (typeof designNames)[number] | typeof sparseDesign | typeof structuredDesign;

/** Saves on zeros, by formats, skipping and gating. */
export const sparseDesign = 'grid-256, with zeros';

/** The same where every tile has its share of zeros, as in pruning by patterns. */
export const structuredDesign = 'grid-256, with structured zeros';

const distributions: Readonly<Record<string, string>> = {
  'with zeros': 'hypergeometric',
  'with structured zeros': 'fixed_structured',
};

/** The layer that designs are measured with, and one so small that the reference analysis ends. */
export const layers = {
  'VGG-16 conv3_2': { C: 256, M: 256, R: 3, S: 3, N: 1, P: 56, Q: 56 },
  small: { C: 4, M: 8, R: 3, S: 3, N: 1, P: 4, Q: 4 },
} as const;

/** Reads a design of `configs/designs` with a layer. */
export function loadDesign(design: DesignName, layer: keyof typeof layers): Specification {
  return loadSpecification(designSources(design, layer)).specification;
}

/**
 * The files of a design of `configs/designs` with a layer; `, wired` is one whose networks cost energy: the general evaluator does all of
 * it; `, with zeros` one that saves on zeros of its tensors.
 */
export function designSources(design: DesignName, layer: keyof typeof layers): SourceText[] {
  const [name, variant] = design.split(', ');
  const files = ['arch.yaml', 'ERT.yaml', 'ART.yaml'].map((file) => read(`designs/${name}/${file}`));
  const distribution = distributions[variant];
  if (variant === 'wired') files[0] = wired(files[0]);
  if (distribution) files[0] = zerosInHardware(files[0]);
  const bounds = Object.entries(layers[layer]).map(([name, bound]) => `${name}: ${bound}`);
  const text = read('networks/vgg16/conv3_2.yaml').text.replace(/instance: \{.*\}/, `instance: {${bounds.join(', ')}}`);
  const problem = { file: 'problem.yaml', text };
  return [...files, distribution ? zerosInTensors(problem, distribution) : problem];
}

/** Wires and routers below the fan-out. */
function wired({ file, text }: SourceText): SourceText {
  const spatial = /spatial: \{.*\}/;
  if (!spatial.test(text)) throw new Error(`${file} has no fan-out`);
  return {
    file,
    text: text.replace(spatial, '$&\n    attributes: {wire_energy: 0.1, network_word_bits: 8, router_energy: 0.05}'),
  };
}

function read(path: string): SourceText {
  const url = new URL(`../../../configs/${path}`, import.meta.url);
  return { file: path, text: readFileSync(url, 'utf8') };
}

/** Everything up to where a search would start, with these plugins. */
export async function prepare(specification: Specification, plugins: readonly Plugin[] = []): Promise<PreparedSearch> {
  const manager = new PluginManager();
  for (const plugin of [energyTables(), noMapper, ...plugins]) await manager.use(plugin);
  return prepareSearch(prepareDesign(manager, specification), specification, {
    mapper: noMapper.name,
    objective: ['edp'],
    seed: 1,
  });
}

const noMapper: Plugin = {
  name: 'no-mapper',
  setup(api) {
    const start = () => ({ done: true, ask: () => 0, tell: () => {} });
    api.registerMapper({ name: 'no-mapper', description: 'searches nothing', start });
  },
};
