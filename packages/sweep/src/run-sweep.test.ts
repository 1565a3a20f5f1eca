import type { Plugin, SweepPointOutcome } from '@loopwright/core';
import { SpecError } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { arch, network, smallStudy, sweep } from '../fixtures/small-study.ts';

const grid = 'parameters: {Buffer.depth: [16, 64], PE.meshX: [1, 4]}\nsampler: grid\n';

test('points come in order, with areas and totals that follow from the attributes', async () => {
  const { points, front, objectives, search } = await sweep(smallStudy(grid));
  expect(points.map(({ parameters }) => Object.values(parameters))).toEqual([
    [16, 1],
    [16, 4],
    [64, 1],
    [64, 4],
  ]);
  expect(objectives.map(({ name }) => name)).toEqual(['edp', 'area']);
  const [small, wide, large] = points;
  expect(large!.areaUm2).toBeGreaterThan(small!.areaUm2!);
  expect(wide!.computeUnits).toBe(4);
  expect(wide!.workloads[0]!.totals!.cycles).toBeLessThan(small!.workloads[0]!.totals!.cycles);
  for (const { totals, workloads } of points) expect(totals!.edp).toBe(workloads[0]!.totals!.edp);
  expect(front.length).toBeGreaterThan(0);
  expect(search).toMatchObject({ done: 4, size: 4, searches: expect.any(Number) });
});

test.each(['grid', 'exact'])('progress counts what the conditions allow: %s', async (sampler) => {
  const seen: number[] = [];
  const text = `parameters: {Buffer.depth: [16, 64], PE.meshX: [1, 2, 4]}\nwhere: PE.meshX < 4\nsampler: ${sampler}\n`;
  await sweep(smallStudy(text), { onPoint: (_, { of }) => seen.push(of) });
  expect(seen).toEqual([4, 4, 4, 4]);
});

test('of several workloads totals are the weighted geometric mean, and equal layers are searched once', async () => {
  const text = 'parameters: {PE.meshX: [2]}\nobjectives: [energy]\n';
  const [one] = (await sweep(smallStudy(text))).points;
  const twin = smallStudy(text, { networks: { pair: network, twin: network } });
  const other = smallStudy(text, { networks: { pair: network, two: network.replace('repeat: 3', 'repeat: 9') } });
  const both = await sweep(twin);
  expect(both.search.searches).toBe(2);
  expect(both.points[0]!.totals!.energy).toBeCloseTo(one!.totals!.energy!, 6);
  const weighted = { ...other, workloads: other.workloads.map((each, index) => ({ ...each, weight: 1 + 2 * index })) };
  const { workloads, totals } = (await sweep(weighted)).points[0]!;
  const [a, b] = workloads.map((each) => each.totals!.energyPj) as [number, number];
  expect(totals!.energy).toBeCloseTo((a * b ** 3) ** (1 / 4), 3);
});

test('designs are a parameter, and what one of them lacks makes its point fail', async () => {
  const flat = arch.replaceAll('Buffer', 'Scratchpad');
  const { points } = await sweep(
    smallStudy('parameters: {Buffer.depth: 16}\nsampler: grid\n', { designs: { mine: arch, flat } }),
  );
  expect(points.map(({ state, parameters }) => [parameters.design, state])).toEqual([
    ['mine', 'done'],
    ['flat', 'failed'],
  ]);
  expect(points[1]!.reason).toContain('study.yaml:4: the design has no part "Buffer"');
});

test('a name of no sampler is told those there are, exact among them', async () => {
  await expect(sweep(smallStudy('parameters: {PE.meshX: [1, 4]}\nsampler: exakt\n'))).rejects.toThrow(
    /no sampler is named exakt: there are .*exact.*; did you mean exact\?/,
  );
});

test('a name that no design knows ends the study, with its place', async () => {
  const error = await sweep(smallStudy('parameters: {Bufer.depth: [16, 32]}\n')).catch((each) => each);
  expect(error).toBeInstanceOf(SpecError);
  expect(error.message).toMatch(/^study.yaml:4:16: error unknown-part: .*"Bufer"/);
  expect(error.message).toContain('did you mean "Buffer"?');
});

test.each(['exact', 'grid'])('a layer without a mapping is a reason, and no crash: %s', async (sampler) => {
  const keep = 'constraints: {dataspace: {keep: [Weights, Inputs, Outputs]}}';
  const held = arch.replace('write_bandwidth: 4}', `$&\n    ${keep}`);
  const whole = held.replace(keep, `${keep.slice(0, -1)}, temporal: {factors: [C=0]}}`);
  const text = `parameters: {Buffer.depth: [1, 4, 64], Buffer.width: [8]}\nsampler: ${sampler}\n`;
  const { points, front, proven } = await sweep(smallStudy(text, { designs: { mine: whole } }));
  const [tiny, small] = points;
  expect(tiny).toMatchObject({ state: 'failed', reason: expect.stringContaining('cannot hold one word') });
  expect(small).toMatchObject({ state: 'failed', proven: true });
  expect(small!.reason).toMatch(/^no mapping of .* fits/);
  expect(front).toEqual([2]);
  expect(proven).toBe(true);
});

test('taps change points, leave some out, and see what became of them', async () => {
  const seen: SweepPointOutcome[] = [];
  const plugin: Plugin = {
    name: 'mine',
    setup({ hooks }) {
      hooks.sweepPoint.tap((point) => {
        if (point.parameters['PE.meshX'] === 4) return { ...point, excluded: 'too wide' };
        return { ...point, settings: { ...point.settings, 'PE.meshY': 2 } };
      });
      hooks.sweepResult.tap((outcome) => {
        seen.push(outcome);
      });
    },
  };
  const { points } = await sweep(smallStudy(grid), {}, [plugin]);
  expect(points.map(({ state, reason, computeUnits }) => [state, reason, computeUnits])).toEqual([
    ['done', null, 2],
    ['excluded', 'too wide', null],
    ['done', null, 2],
    ['excluded', 'too wide', null],
  ]);
  expect(seen.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
});

test('a tap that returns another point is told so', async () => {
  const plugin: Plugin = {
    name: 'mine',
    setup: ({ hooks }) => hooks.sweepPoint.tap((point) => ({ ...point, index: 3, settings: { depth: 1 } })),
  };
  await expect(sweep(smallStudy(grid), {}, [plugin])).rejects.toThrow(/index is 3, and was 0\n.*settings.depth is 1/);
});

test('parameters that say less than they seem are remarked', async () => {
  const tables = `ERT:
  version: 0.4
  tables:
  - {name: 'System.DRAM[1..1]', actions: [{name: read, energy: 128}, {name: write, energy: 128}]}
  - {name: 'System.Buffer[1..1]', actions: [{name: read, energy: 6}, {name: write, energy: 7}]}
  - {name: 'System.MAC[1..4]', actions: [{name: compute, energy: 1.25}]}
ART:
  version: 0.4
  tables:
  - {name: 'System.DRAM[1..1]', area: 100}
  - {name: 'System.Buffer[1..1]', area: 100}
  - {name: 'System.MAC[1..4]', area: 100}
`;
  const study = smallStudy('parameters: {Buffer.depth: [64, 128], loose: [1, 2]}\nobjectives: [edp]\nsampler: grid\n');
  const [design] = study.designs;
  const warnings: string[] = [];
  const tabled = { name: 'mine', sources: [...design!.sources, { file: 'ERT.yaml', text: tables }] };
  const { parameters } = await sweep(
    { ...study, designs: [tabled], objectives: ['edp', 'area'] },
    { onWarning: (text) => warnings.push(text) },
  );
  expect(warnings).toEqual([expect.stringContaining('all components have the same area, a placeholder')]);
  const [depth, loose] = parameters.map(({ remark }) => remark);
  expect(depth).toMatch(/^changes no energy and no area of Buffer: they come from a table/);
  expect(loose).toMatch(/^nothing goes by it/);
});

test('what was done before an interruption stays', async () => {
  const host = { nowSeconds: () => 0, pause: async () => {}, interrupted: false };
  const { points, search, proven, whyUnproven } = await sweep(smallStudy(grid), {
    host,
    onPoint: () => {
      host.interrupted = true;
    },
  });
  expect(points.filter(({ state }) => state === 'done').length).toBe(1);
  expect(search.interrupted).toBe(true);
  expect(proven).toBe(false);
  expect(whyUnproven).toMatch(/^3 of 4 points were not looked at/);
});
