import { type CheckValue, flag, list, number, object, optional, record, text } from './check-value.ts';

const density = object({
  distribution: text,
  written: optional(text),
  density: number({ least: 0, most: 1 }),
  parameters: record(number({ least: -Infinity })),
  coordinates: optional(list(list(number({ least: 0, isWhole: true })))),
});

export const problemCheck: CheckValue = (problem, path) => {
  const { dimensions } = (problem ?? {}) as { dimensions?: unknown };
  const last = Array.isArray(dimensions) ? dimensions.length - 1 : 0;
  const term = object({
    dimension: number({ least: 0, most: last, isWhole: true }),
    coefficient: number({ least: -Infinity, isWhole: true }),
  });
  return object({
    dimensions: list(object({ name: text, bound: number({ least: 1, isWhole: true }) })),
    dataspaces: list(object({ name: text, readWrite: flag, ranks: list(list(term)), density: optional(density) })),
  })(problem, path);
};
