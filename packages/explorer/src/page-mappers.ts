/** Names of the mappers that the page can run. */
export const pageMappers = [
  'annealing',
  'exhaustive',
  'genetic',
  'hybrid',
  'optimal',
  'random',
  'random-pruned',
] as const;

export type PageMapper = (typeof pageMappers)[number];
