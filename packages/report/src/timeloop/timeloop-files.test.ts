import { evaluationJson, type ValidEvaluationJson } from '@loopwright/results';
import { describe, expect, test } from 'vitest';
import { evaluateSample } from '../../samples/run-samples.ts';
import { levelCsv, timeloopFiles } from '../index.ts';
import { fixed, scientific } from './numbers.ts';
import { yamlText } from './yaml-text.ts';

/** What scripts read out of a stats file, by the patterns that they commonly use. */
function parseStats(text: string) {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.includes('Computes ='));
  const last = (label: string): string => {
    const line = lines
      .slice(0, at)
      .filter((candidate) => candidate.includes(label))
      .at(-1);
    return line?.trim().split(/\s+/).at(-1) ?? '';
  };
  const energy = lines.slice(at + 1).flatMap((line): [string, number][] => {
    const cut = line.lastIndexOf('=');
    return cut < 0 ? [] : [[line.slice(0, cut).trim(), Number(line.slice(cut + 1))]];
  });
  return {
    cycles: Number(/^Cycles: (\d+)$/m.exec(text)?.[1]),
    utilization: Number(last('Utilization').slice(0, -1)),
    computes: Number(lines[at].split(' ').at(-1)),
    energyUj: Number(/^Energy: ([\d.]+) uJ$/m.exec(text)?.[1]),
    edp: Number(/^EDP\(J\*cycle\): (\d\.\d\de[+-]\d\d+)$/m.exec(text)?.[1]),
    femtojoules: Object.fromEntries(energy),
  };
}

/** `{level: {dataspace: {label: value}}}` of the sections of memories. */
function parseLevels(text: string) {
  const sections = text.slice(0, text.indexOf('\nNetworks\n')).split(/^=== /m).slice(1);
  return Object.fromEntries(
    sections.map((section) => {
      const dataspaces = section.split(/^ {4}(\w+):$/m).slice(1);
      const tables = dataspaces.flatMap((name, index) =>
        index % 2 === 0 ? [[name, Object.fromEntries(rows(dataspaces[index + 1]))] as const] : [],
      );
      return [section.slice(0, section.indexOf(' ===')), Object.fromEntries(tables)];
    }),
  );
}

function rows(text: string): [string, number][] {
  return [...text.matchAll(/^ {8}(.+?) +: ([\d.]+)/gm)].map(([, label, value]) => [label, Number(value)]);
}

const files = async (mapping = 'mapping.yaml') => timeloopFiles(await evaluateSample(mapping))!;

test.each(['stats.txt', 'map.txt', 'map.yaml', 'ERT.yaml', 'ERT_summary.yaml', 'ART.yaml', 'ART_summary.yaml'])(
  'timeloop-mapper.%s',
  async (name) => {
    const text = (await files())[`timeloop-mapper.${name}`];
    await expect(text).toMatchFileSnapshot(`../../samples/expected/timeloop-mapper.${name}`);
  },
);

test('scripts find the figures in the stats', async () => {
  const result = await evaluateSample('mapping.yaml');
  const { evaluation } = result;
  if (!evaluation.valid) throw new Error('it must fit');
  const json = evaluationJson(result) as ValidEvaluationJson;
  const text = (await files())['timeloop-mapper.stats.txt'];
  const found = parseStats(text);
  expect(found.cycles).toBe(evaluation.cycles);
  expect(found.computes).toBe(evaluation.compute.computes);
  expect(found.utilization).toBeCloseTo(100 * evaluation.utilization, 1);
  expect(found.energyUj).toBeCloseTo(evaluation.energyPj / 1e6, 1);
  expect(found.edp / (evaluation.edp / 1e12)).toBeCloseTo(1, 2);
  const { Total, ...parts } = found.femtojoules;
  expect(Total).toBeCloseTo((1000 * evaluation.energyPj) / evaluation.compute.computes, 1);
  const all = Object.values(parts).reduce((sum, value) => sum + value, 0);
  expect(Math.abs(all - Total)).toBeLessThan(0.01 * (Object.keys(parts).length + 1));

  const levels = parseLevels(text);
  for (const [level, { dataspaces }] of Object.entries(json.levels)) {
    expect(Object.keys(levels[level])).toEqual(Object.keys(dataspaces));
    for (const [name, tile] of Object.entries(dataspaces)) {
      expect(levels[level][name]).toMatchObject({
        'Partition size': tile.partitionSize,
        'Utilized capacity': tile.utilizedCapacity,
        'Scalar reads (per-instance)': tile.reads,
        'Scalar fills (per-instance)': tile.fills,
        'Scalar updates (per-instance)': tile.updates,
      });
      expect(levels[level][name]['Energy (total)']).toBeCloseTo(tile.energyPj, 1);
    }
  }
});

describe('what is written is read back', () => {
  test('the mapping', async () => {
    const written = { file: 'written.yaml', text: (await files())['timeloop-mapper.map.yaml'] };
    const [first, again] = [await evaluateSample('mapping.yaml'), await evaluateSample(written)];
    expect(evaluationJson(again)).toEqual(evaluationJson(first));
  });
});

test('nothing of a mapping that does not fit', async () => {
  const result = await evaluateSample('mapping-too-large.yaml');
  expect(timeloopFiles(result)).toBeUndefined();
  expect(levelCsv(result)).toBeUndefined();
});

test('CSV', async () => {
  const csv = levelCsv(await evaluateSample('mapping.yaml'))!;
  await expect(csv.replaceAll('\r', '')).toMatchFileSnapshot('../../samples/expected/mapping.csv');
  const [titles, ...lines] = csv.trimEnd().split('\r\n');
  expect(lines.every((line) => line.split(',').length === titles.split(',').length)).toBe(true);
  for (const column of [-1, -2]) {
    const values = lines.map((line) => Number(line.split(',').at(column)));
    const total = values.pop()!;
    expect(values.reduce((sum, value) => sum + value, 0) / total).toBeCloseTo(1, 12);
  }
});

test('numbers as C++ streams print them', () => {
  expect([0, 1.125, 1.375, 0.625, 2.675, 2.5, 1e6].map(fixed)).toEqual([
    '0.00',
    '1.12',
    '1.38',
    '0.62',
    '2.67',
    '2.50',
    '1000000.00',
  ]);
  expect([5.0951, 123456, 0.00012].map(scientific)).toEqual(['5.10e+00', '1.23e+05', '1.20e-04']);
});

test('text that YAML would take for something else is quoted', () => {
  expect(['C3 M4', 'P5,3 Q1', 'MC', 'no', 'Y', '3D', 'a: b', 'D1=3'].map(yamlText)).toEqual([
    'C3 M4',
    'P5,3 Q1',
    'MC',
    '"no"',
    '"Y"',
    '"3D"',
    '"a: b"',
    'D1=3',
  ]);
});
