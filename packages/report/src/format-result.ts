import { accesses } from '@loopwright/core';
import { type EvaluationJson, isSearchResult, type ResultJson, type ValidEvaluationJson } from '@loopwright/results';
import { accessTitle, levelsTitle } from './access-titles.ts';
import { formatCount, formatEnergy, formatPercent, formatSeconds } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';
import { formatFacts } from './format-facts.ts';
import { nestLines } from './nest-lines.ts';
import { nestOfEntries } from './nest-of-entries.ts';
import type { Fact } from './summary-facts.ts';

/** A result as it is kept, without the files that it is of: mapping, levels, summary, and how it was found. */
export function formatResult(result: ResultJson, layout: TextLayout): string {
  const { heading, alarm } = layout.paint;
  const evaluation = isSearchResult(result) ? result.best : result;
  const search = isSearchResult(result) ? formatFacts(searchFactsOf(result.search), layout) : [];
  const section = (title: string, lines: readonly string[]) => (lines.length > 0 ? [heading(title), ...lines, ''] : []);
  return [
    ...section('Mapping (tiles in words per instance)', nestOf(result, evaluation, layout)),
    ...(evaluation?.valid
      ? [
          ...section(levelsTitle(evaluation.compute.sparse !== undefined), levelTable(evaluation, layout)),
          ...section('Summary', formatFacts(summaryOf(evaluation), layout)),
        ]
      : [alarm('No mapping that fits.'), '']),
    ...section('Search', search),
  ].join('\n');
}

function nestOf({ mapping }: ResultJson, evaluation: EvaluationJson | null, layout: TextLayout): string[] {
  if (!mapping) return [];
  const valid = evaluation?.valid ? evaluation : null;
  return nestLines(nestOfEntries(mapping, valid), valid?.compute.name ?? 'compute', layout);
}

function levelTable({ levels, compute, energyPj }: ValidEvaluationJson, layout: TextLayout): string[] {
  const columns: readonly Column[] = [
    { title: 'Level', align: 'left', paint: layout.paint.name },
    { title: 'Tensor', align: 'left' },
    { title: 'Instances', align: 'right', rank: 3 },
    ...accesses.map(({ name }): Column => ({ title: accessTitle(name), align: 'right', rank: 1 })),
    { title: 'Energy', align: 'right', paint: layout.paint.strong },
    { title: 'Share', align: 'right', rank: 2 },
  ];
  const costs = (pj: number) => [formatEnergy(pj), formatPercent(pj / energyPj)];
  const rows = Object.entries(levels)
    .reverse()
    .flatMap(([level, { instances, dataspaces }]) =>
      Object.entries(dataspaces).map(([name, tile]) => [
        level,
        name,
        `${formatCount(tile.utilizedInstances)} / ${formatCount(instances)}`,
        ...accesses.map(({ name: access }) => formatCount(tile[access] ?? 0)),
        ...costs(tile.energyPj),
      ]),
    );
  const units = `${formatCount(compute.utilizedInstances)} / ${formatCount(compute.instances)}`;
  rows.push([compute.name, 'computes', units, ...accesses.map(() => ''), ...costs(compute.energyPj)]);
  return formatTable(columns, rows, layout);
}

function summaryOf({ cycles, utilization, energyPj, edp, compute, areaUm2 }: ValidEvaluationJson): Fact[] {
  return [
    ['Cycles', formatCount(cycles), `${formatPercent(utilization)} utilization`],
    ['Energy', formatEnergy(energyPj), `${(energyPj / compute.computes).toPrecision(4)} pJ per compute`],
    ['EDP', edp.toExponential(4), 'pJ cycles'],
    ['Area', formatCount(areaUm2), 'um^2'],
  ];
}

type SearchJson = Extract<ResultJson, { readonly search: unknown }>['search'];

function searchFactsOf(search: SearchJson): Fact[] {
  const { mapper, objective, seed, threads, evaluated, seconds, stopped, optimal, bound, whyUnproven } = search;
  const proof = optimal
    ? 'proven: no mapping of this mapspace is better'
    : (whyUnproven ?? 'not proven to be the best');
  return [
    ['Mapper', mapper, `seed ${seed}, threads ${threads}`],
    ['Objective', objective.join(', '), bound ? `${proof}; none is below ${bound.toPrecision(6)}` : proof],
    ['Evaluated', formatCount(evaluated), 'mappings'],
    ['Time', formatSeconds(seconds), stopped],
  ];
}
