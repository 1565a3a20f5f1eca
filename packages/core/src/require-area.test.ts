import { expect, test } from 'vitest';
import { costed, specification, standing } from '../fixtures/two-levels.ts';
import { PluginManager } from './plugin-manager.ts';
import { prepareDesign } from './prepare-design.ts';
import { requireArea } from './require-area.ts';
import { findMapping } from './run.ts';

const { architecture } = specification;
const costs = {
  levels: architecture.levels.map(() => ({ energyPj: {}, areaUm2: 300 })),
  compute: { energyPj: {}, areaUm2: 50 },
};
const totalUm2 = [...architecture.levels, architecture.compute].reduce(
  (sum, { instances }, index) => sum + instances * (index < architecture.levels.length ? 300 : 50),
  0,
);

test('a design may take as much area as is allowed, all its instances together', () => {
  expect(() => requireArea(architecture, costs, totalUm2)).not.toThrow();
  expect(() => requireArea(architecture, costs, totalUm2 - 1)).toThrow(
    `${architecture.name} takes ${totalUm2} um^2, and no more than ${totalUm2 - 1} um^2 are allowed: largest are `,
  );
});

test('areas are told in mm^2 where reports do so', () => {
  const large = { ...costs, compute: { energyPj: {}, areaUm2: 1e7 } };
  expect(() => requireArea(architecture, large, 2.5e6)).toThrow(/takes [\d.]+ mm\^2, and no more than 2.5 mm\^2 are/);
});

test('a search on a larger one does not start', async () => {
  const plugins = new PluginManager();
  for (const plugin of [costed, standing]) await plugins.use(plugin);
  const host = { nowSeconds: () => 0, pause: async () => {}, interrupted: false };
  const search = (maxAreaUm2: number) =>
    findMapping(
      prepareDesign(plugins, specification),
      specification,
      { mapper: 'standing', objective: ['edp'], limits: { evaluations: 1 }, seed: 1, maxAreaUm2 },
      host,
    );
  await expect(search(-1)).rejects.toThrow('are allowed');
  await expect(search(1e12)).resolves.toBeDefined();
});
