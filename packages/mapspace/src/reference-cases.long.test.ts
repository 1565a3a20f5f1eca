import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { loadSpecification, type Specification } from '@loopwright/spec';
import { describe, expect, test, vi } from 'vitest';
import { buildMapspace, CandidateBatch, encodeMapping } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

const cases = process.env.LOOPWRIGHT_CASES!;
const small = listCases('mapper/small');
const large = listCases('mapper/large');

if (small.length + large.length === 0) {
  test.skip(`mapspaces of reference cases: none in ${cases}, set LOOPWRIGHT_CASES to their folder`, () => {});
}

describe.runIf(small.length + large.length > 0)('sizes are those of Timeloop', () => {
  test.each([...small, ...large])('$name', ({ folder }) => {
    const { problem, architecture, constraints } = load(folder);
    const { mapspace } = JSON.parse(readFileSync(`${folder}/${resultOf(folder)}`, 'utf8'));
    const { sizes } = buildMapspace(problem, architecture, constraints);
    const found = Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, String(size)]));
    const wanted = Object.fromEntries(Object.entries(mapspace).map(([name, size]) => [name, String(size)]));
    expect(found).toEqual(wanted);
  });
});

describe.runIf(large.length > 0)('the mapping that Timeloop found is in the mapspace', () => {
  test.each(large)('$name', ({ folder }) => {
    const { problem, architecture, constraints, mapping } = load(folder);
    const mapspace = buildMapspace(problem, architecture, constraints);
    const batch = new CandidateBatch(mapspace.shape, 1);
    const digits = mapspace.genome();
    encodeMapping(mapping!.mapping, batch, 0);
    expect(mapspace.encode(batch, 0, digits)).toBe(true);
    const again = new CandidateBatch(mapspace.shape, 1);
    mapspace.decode(digits, again, 0);
    expect(again.factors).toEqual(batch.factors);
    expect(again.keeps).toEqual(batch.keeps);
  });
});

function listCases(group: string): { readonly name: string; readonly folder: string }[] {
  const folder = `${cases}/${group}`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => ({ name, folder: `${folder}/${name}` }));
}

function resultOf(folder: string): string {
  return existsSync(`${folder}/expected.json`) ? 'expected.json' : 'timeloop.json';
}

function load(folder: string): Specification {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return loadSpecification(files.map((file) => ({ file, text: readFileSync(`${folder}/${file}`, 'utf8') })))
    .specification;
}
