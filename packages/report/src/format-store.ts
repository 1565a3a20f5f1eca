import { isSearchResult, type KeyedResult, type SearchResultJson } from '@loopwright/results';
import { formatCount, formatEnergy } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';
import { boundsOfMapping } from './table/mapping-bounds.ts';

/** Results of a store, a line each: of which layer on what, by which objective, and what was found. */
export function formatStore(results: readonly KeyedResult[], layout: TextLayout): string {
  const columns: readonly Column[] = [
    { title: 'Key', align: 'left', paint: layout.paint.name },
    { title: 'Kind', align: 'left', rank: 3 },
    { title: 'Memories', align: 'left', rank: 4 },
    { title: 'Units', align: 'right', rank: 5 },
    { title: 'Problem', align: 'left', rank: 2 },
    { title: 'Objective', align: 'left' },
    { title: 'Cycles', align: 'right' },
    { title: 'Energy', align: 'right', paint: layout.paint.strong },
    { title: 'Proven', align: 'left', rank: 1 },
  ];
  return `${formatTable(columns, results.map(rowOf), layout).join('\n')}\n`;
}

function rowOf(result: KeyedResult): string[] {
  const search = isSearchResult(result) ? result.search : null;
  const evaluation = isSearchResult(result) ? result.best : result;
  const valid = evaluation?.valid ? evaluation : null;
  const bounds = Object.entries(boundsOfMapping(result.mapping ?? []));
  return [
    result.key.slice(0, 12),
    kindOf(search),
    valid ? Object.keys(valid.levels).reverse().join(' ') : '',
    valid ? formatCount(valid.compute.instances) : '',
    bounds.flatMap(([name, bound]) => (bound > 1 ? [`${name}=${bound}`] : [])).join(' '),
    search?.objective.join(',') ?? '-',
    valid ? formatCount(valid.cycles) : nothingFound(search),
    valid ? formatEnergy(valid.energyPj) : '',
    search ? (search.optimal ? 'yes' : 'no') : '-',
  ];
}

type Search = SearchResultJson['search'];

/** A search that tries no mapping says only how good any can be: networks ask for that first. */
function kindOf(search: Search | null): string {
  if (!search) return 'evaluation';
  return search.evaluated === 0 ? 'bound' : 'search';
}

function nothingFound(search: Search | null): string {
  if (search?.evaluated === 0) return '-';
  return search === null || search.bound === null ? 'none fits' : 'none found';
}
