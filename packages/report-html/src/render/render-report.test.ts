import { compareResults, differs, type NamedResult } from '@loopwright/report';
import { evaluationJson, searchResultJson, type ValidEvaluationJson } from '@loopwright/results';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { evaluateSample, searchSample } from '../../../report/samples/run-samples.ts';
import { expectSelfContained, rerun } from '../../test/self-contained.ts';
import { type MappingView, mappingViewOf, renderComparison, renderReport, searchViewOf } from './index.ts';

describe('a report is one file that needs nothing else', async () => {
  const mapping = mappingViewOf(await evaluateSample('mapping.yaml'));
  const search = await searchSample();
  const improvements = [{ evaluated: 512, seconds: 0.25, score: 2e7 }];

  test('of a mapping', () => {
    const html = renderReport({ mapping, search: null, rerun });
    expectSelfContained(html);
    expect(html.match(/<svg/g)).toHaveLength(5);
  });

  test('of a search, with all that it takes to run it again', () => {
    const report = { mapping, search: searchViewOf(search, improvements), rerun };
    const html = renderReport(report);
    expectSelfContained(html);
    expect(html.match(/<svg/g)).toHaveLength(7);
    for (const text of ['1.2.3', '&lt;b>.yaml', '&lt;script>alert(1)', '<td>seed</td><td>7</td>', 'mapper-mine']) {
      expect(html).toContain(text);
    }
  });

  test('of a mapping that does not fit', async () => {
    const refused = mappingViewOf(await evaluateSample('mapping-too-large.yaml'));
    const html = renderReport({ mapping: refused, search: null, rerun });
    expectSelfContained(html);
    expect(html).toContain('Register must keep 38 words and holds 16');
    expect(html.match(/lw-refusing"/g)).toHaveLength(2);
  });

  test.each([
    ['impossible', /No mapping obeys the constraints/, false],
    ['tight', /None of [\d,]+ mappings fits/, true],
  ])('of a search that finds nothing: %s', async (name, why, hasRejections) => {
    const nothing = await searchSample(`constraints-${name}.yaml`);
    const html = renderReport({ mapping: null, search: searchViewOf(nothing, []), rerun });
    expectSelfContained(html);
    expect(html).toMatch(why);
    expect(html.includes('Where candidates were rejected')).toBe(hasRejections);
  });
});

describe('views', async () => {
  const view = mappingViewOf(await evaluateSample('mapping.yaml'));

  test('survive JSON', async () => {
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    const search = searchViewOf(await searchSample(), []);
    expect(JSON.parse(JSON.stringify(search))).toEqual(search);
  });

  test('add up to the totals', () => {
    const { energy, energyPj } = view.cost as NonNullable<MappingView['cost']>;
    expect(energy.reduce((sum, part) => sum + part.energyPj, 0)).toBeCloseTo(energyPj, 6);
  });

  test('of many improvements keep some, the first and the last among them', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({
      evaluated: index + 1,
      seconds: index,
      score: 5000 - index,
    }));
    const { convergence } = searchViewOf(await searchSample(), many);
    expect(convergence.length).toBeLessThan(250);
    expect([convergence[0].score, convergence.at(-2)!.score]).toEqual([5000, 1]);
  });
});

describe('a comparison is one file too', async () => {
  const evaluation = evaluationJson(await evaluateSample('mapping.yaml')) as ValidEvaluationJson;
  const { best, mapping, search } = searchResultJson(await searchSample());
  const results: NamedResult[] = [
    { name: 'given.json', evaluation, mapping: null, search: null },
    { name: 'found.json', evaluation: best as ValidEvaluationJson, mapping, search },
  ];

  test('with a bar per level, tensor and result, and a dot per total that differs', () => {
    const comparison = compareResults(results);
    const html = renderComparison(comparison);
    expectSelfContained(html);
    const bars = comparison.energy.flatMap(({ values }) => values.filter((value) => value !== null));
    expect(html.match(/<rect [^>]*><title>/g)).toHaveLength(bars.length);
    expect(html.match(/<circle [^>]*><title>/g)).toHaveLength(comparison.totals.filter(differs).length);
    expect(html).toContain('<title>Cycles, B: 8.00</title>');
  });

  test('of other levels has a row per role, and in each column the levels that there are', () => {
    const { Register, DRAM } = evaluation.levels;
    const flat = { ...evaluation, levels: { File: Register, Memory: DRAM } };
    const html = renderComparison(compareResults([results[1], { ...results[0], name: 'flat.json', evaluation: flat }]));
    expectSelfContained(html);
    const { document } = parseHTML(html);
    const rows = [...document.querySelectorAll('.lw-beside')].at(-1)!.querySelectorAll('tbody tr');
    const cells = [...rows].map((row) => [...row.children].map((cell) => cell.textContent.trim()));
    expect(cells).toEqual([
      ['Outermost', 'DRAM A, B, Z N 6, M 8, K 12', 'Memory'],
      ['Shared', 'Buffer A, Z no loops', '-'],
      ['Per unit', 'Column no loopsPE no loopsRegister Z no loops', 'File'],
    ]);
    expect(html).toContain('rows are roles');
    expect(html).not.toContain('Shared, B');
  });
});
