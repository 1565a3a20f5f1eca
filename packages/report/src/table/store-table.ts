import { componentEnergiesPj, isSearchResult, type KeyedResult, type ValidEvaluationJson } from '@loopwright/results';
import { boundsOfMapping } from './mapping-bounds.ts';
import { columnsOf, type ResultTable, withDistinctNames } from './table-column.ts';

/** Results of layers as a flat table, a row each: with a column per dimension, and per component for its energy. */
export function storeTable(results: readonly KeyedResult[]): ResultTable {
  const rows = results.map((result) => {
    const search = isSearchResult(result) ? result.search : null;
    const evaluation = isSearchResult(result) ? result.best : result;
    const best: ValidEvaluationJson | null = evaluation?.valid ? evaluation : null;
    const bounds = boundsOfMapping(result.mapping ?? []);
    return { key: result.key, search, best, bounds, energies: best ? componentEnergiesPj(best) : {} };
  });
  const column = columnsOf(rows);
  const names = (of: (row: (typeof rows)[number]) => object) => [
    ...new Set(rows.flatMap((row) => Object.keys(of(row)))),
  ];
  const columns = withDistinctNames([
    column('key', 'text', 'of the result: SHA-256 of all that decides it', ({ key }) => key),
    column('kind', 'text', 'search or evaluation', ({ search }) => (search ? 'search' : 'evaluation')),
    ...names(({ bounds }) => bounds).map((dimension) =>
      column(dimension, 'count', 'bound of this dimension', ({ bounds }) => bounds[dimension]),
    ),
    column('computes', 'count', 'multiply-accumulates', ({ best }) => best?.compute.computes),
    column('compute_units', 'count', 'instances of the compute unit', ({ best }) => best?.compute.instances),
    column('cycles', 'figure', 'cycles', ({ best }) => best?.cycles),
    column('energy_pj', 'figure', 'energy, pJ', ({ best }) => best?.energyPj),
    column('edp', 'figure', 'energy times cycles, pJ cycles', ({ best }) => best?.edp),
    column('area_um2', 'figure', 'area of the design, um^2', ({ best }) => best?.areaUm2),
    column('utilization', 'figure', 'computes over cycles times compute units', ({ best }) => best?.utilization),
    column('mapper', 'text', 'search strategy', ({ search }) => search?.mapper),
    column('objective', 'text', 'what the search minimised', ({ search }) => search?.objective.join(',')),
    column('score', 'figure', 'what the best is by it, in its unit', ({ search }) => search?.scores?.[0]),
    column('bound', 'figure', 'least value of it, as far as proven', ({ search }) => search?.bound),
    column('optimal', 'flag', 'whether the best is proven to be the optimum', ({ search }) => search?.optimal),
    column('stopped', 'text', 'why the search ended', ({ search }) => search?.stopped),
    column('evaluated', 'count', 'mappings that were tried', ({ search }) => search?.evaluated),
    column('seconds', 'figure', 'wall time of the search, s', ({ search }) => search?.seconds),
    ...names(({ energies }) => energies).map((component) =>
      column(`${component}_energy_pj`, 'figure', 'energy of this component, pJ', ({ energies }) => energies[component]),
    ),
  ]);
  return { columns, identity: ['key'] };
}
