import { compileEvaluator } from '@loopwright/model';
import { loadSpecification } from '@loopwright/spec';
import { describe, expect, test } from 'vitest';
import { referenceAnalysis } from './reference-analysis.ts';

const dimensions = Array.from({ length: 30 }, (_, index) => `D${index}`);
const tensors = Array.from({ length: 64 }, (_, index) => `T${index}`);
const memories = Array.from({ length: 36 }, (_, index) => `M${index}`);

/** A small generator of numbers (Lehmer, 1951): the same design at every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/** 64 tensors over 30 dimensions on 40 levels: 36 memories and four fan-outs of 2 x 2. Bounds of 2 where `moving` says so. */
function design(seed: number, moving: number) {
  const next = numbers(seed);
  const bounds = Object.fromEntries(
    dimensions.map((name, index) => [name, index % Math.floor(30 / moving) === 0 ? 2 : 1]),
  );
  const problem = {
    shape: {
      name: 'wide',
      dimensions,
      data_spaces: tensors.map((name, index) => ({
        name,
        projection: dimensions.filter((_, d) => d === index % 30 || next(3) === 0).map((dimension) => [[dimension]]),
        read_write: index >= 61,
      })),
    },
    instance: bounds,
  };
  const level = (index: number) => ({
    name: memories[index],
    class: 'SRAM',
    attributes: { datawidth: 8, entries: 4096, block_size: 1 + next(3) },
  });
  const tag = (name: string, part: object) => `- !${name} ${JSON.stringify(part)}`;
  const nodes = memories.flatMap((_, index) => [
    ...(index % 9 === 4
      ? [tag('Container', { name: `F${index}`, spatial: { meshX: 2, meshY: 2 }, attributes: { energy_per_hop: 0.5 } })]
      : []),
    tag('Component', level(index)),
  ]);
  const architecture = `architecture:\n  nodes:\n${[...nodes, tag('Component', { name: 'MAC', class: 'mac' })].map((line) => `  ${line}\n`).join('')}`;
  const fanouts = memories.flatMap((_, index) => (index % 9 === 4 ? [`F${index}`] : []));
  const places = [...memories, ...fanouts];
  const taken = new Map<string, string[]>();
  for (const [name, bound] of Object.entries(bounds)) {
    if (bound === 1) continue;
    // The first ones run in space.
    let place = taken.size < 3 ? fanouts[taken.size]! : places[next(places.length)]!;
    // Two loops of 2 fill a fan-out.
    if ((taken.get(place)?.length ?? 0) > 1) place = memories[next(36)]!;
    taken.set(place, [...(taken.get(place) ?? []), name]);
  }
  const mapping = [
    ...memories.map((target, index) => ({
      target,
      type: 'dataspace',
      keep: tensors.filter((_, t) => index === 0 || (index + t) % 4 === 0),
      bypass: tensors.filter((_, t) => index > 0 && (index + t) % 4 !== 0),
    })),
    ...[...taken].map(([target, names]) => ({
      target,
      type: target.startsWith('F') ? 'spatial' : 'temporal',
      factors: names.map((name) => `${name}=2`),
      permutation: names,
      ...(target.startsWith('F') && { split: 1 }),
    })),
  ];
  const { specification } = loadSpecification([
    { file: 'arch.yaml', text: architecture },
    { file: 'rest.json', text: JSON.stringify({ problem, mapping }) },
  ]);
  return specification;
}

const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, part) => (typeof part === 'number' ? Number(part.toPrecision(10)) : part)));

describe('64 tensors, 30 dimensions, 40 levels', () => {
  test.each([1, 2, 3])('counts are those of running every iteration: design %i', { timeout: 120_000 }, (seed) => {
    const { problem, architecture, mapping } = design(seed, 7);
    expect([problem.dataspaces.length, problem.dimensions.length, architecture.levels.length]).toEqual([64, 30, 40]);
    const energyPj = { read: 1, write: 2, update: 3, leak: 0.25, compute: 0.5 };
    const parts = { energyPj, areaUm2: 1 };
    const free = { energyPj: {}, areaUm2: 0 };
    const levels = architecture.levels.map(({ kind }) => (kind === 'memory' ? parts : free));
    const costs = { levels, compute: parts };
    const evaluation = compileEvaluator(problem, architecture, costs, mapping!.reuse).analyse(mapping!.mapping);
    expect(evaluation.valid).toBe(true);
    expect(rounded(evaluation)).toEqual(
      rounded(referenceAnalysis(problem, architecture, mapping!.mapping, mapping!.reuse, costs)),
    );
  });
});
