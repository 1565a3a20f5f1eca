import type { DensityKind, DensityModel } from '@loopwright/model';
import { attributed } from './attribute-error.ts';
import { type PluginAuthor, PluginError } from './plugin-error.ts';

/**
 * A density that throws the PluginErrors of its author: where it throws anything, or gives what is no figure. A RangeError of
 * `create` speaks of what users wrote, and stays one.
 */
export function checkedDensity(kind: DensityKind, author: PluginAuthor): DensityKind {
  return {
    ...kind,
    create(density, tensor) {
      const model = attributed(author, () => {
        try {
          return kind.create(density, tensor);
        } catch (error) {
          if (error instanceof RangeError) return error;
          throw error;
        }
      });
      if (model instanceof RangeError) throw model;
      return checkedModel(model, author);
    },
  };
}

function checkedModel(model: DensityModel, author: PluginAuthor): DensityModel {
  const figure = (name: string, most: number, ask: () => number) => {
    const value = attributed(author, ask);
    if (value >= 0 && value <= most) return value;
    const { plugin, hook } = author;
    throw new PluginError(plugin, hook, `${name} is ${value}, not from 0 to ${most}`, author);
  };
  return {
    probability: (tile, occupancy, within) =>
      figure('probability', 1, () => model.probability(tile, occupancy, within)),
    least: (tile) => figure('least', tile.words, () => model.least(tile)),
    most: (tile) => figure('most', tile.words, () => model.most(tile)),
    ...(model.likely && {
      likely: (tile) => {
        const { least, most } = attributed(author, () => model.likely!(tile));
        return {
          least: figure('likely.least', tile.words, () => least),
          most: figure('likely.most', tile.words, () => most),
        };
      },
    }),
    expected: (tile) => figure('expected', tile.words, () => model.expected(tile)),
    ...(model.mostElements && {
      mostElements: (fiber, element) => figure('mostElements', fiber.words, () => model.mostElements!(fiber, element)),
    }),
  };
}
