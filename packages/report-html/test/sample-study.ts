import type { SweepPointJson, SweepResultJson } from '@loopwright/results';

/**
 * A study of twelve designs with figures that can be checked by hand: energy rises with the buffer and cycles fall with the
 * array. One is dropped by its bounds, one excluded.
 */
export const sampleStudy: SweepResultJson = study();

function study(): SweepResultJson {
  const points = ['row', 'weight'].flatMap((dataflow) =>
    [1024, 4096].flatMap((depth) => [8, 16, 32].map((mesh) => ({ dataflow, depth, mesh }))),
  );
  const all = points.map(({ dataflow, depth, mesh }, index) => point(index, dataflow, depth, mesh));
  const result = all.map((one, index) => {
    if (index === 9) return { ...left(one), state: 'dropped', dropped: { by: 0, searched: 1, of: 3 } } as const;
    if (index === 11)
      return { ...left(one), state: 'excluded', bounds: { energy: 0, cycles: 0 }, reason: 'too large' } as const;
    return one;
  });
  return {
    version: 2,
    study: 'buffers and arrays',
    parameters: [
      { name: 'dataflow', values: ['row', 'weight'], isDerived: false, remark: null },
      { name: 'Buffer.depth', values: [1024, 4096], isDerived: false, remark: null },
      { name: 'PE.meshX', values: [8, 16, 32], isDerived: false, remark: null },
      { name: 'PE.meshY', values: [8, 16, 32], isDerived: true, remark: 'changes no cost' },
    ],
    workloads: [{ name: 'net', weight: 1, distinct: 3 }],
    objectives: [
      { name: 'energy', description: 'energy', unit: 'pJ' },
      { name: 'cycles', description: 'cycles', unit: 'cycles' },
    ],
    constraints: { maxAreaUm2: 50_000 },
    points: result,
    front: [0, 1, 2],
    proven: false,
    whyUnproven: 'one mapping is not proven',
    search: {
      sampler: 'exact',
      seed: 1,
      mapper: 'optimal',
      objective: ['energy'],
      limits: { seconds: 10 },
      threads: 2,
      size: 12,
      done: 10,
      dropped: 1,
      unsearched: 0,
      excluded: 1,
      failed: 0,
      searches: 31,
      stored: 0,
      seconds: 3,
    },
    store: null,
  };
}

function point(index: number, dataflow: string, depth: number, mesh: number): SweepPointJson {
  const cycles = 64_000 / mesh;
  const energies = { DRAM: dataflow === 'row' ? 4000 : 6000, Buffer: depth, MAC: 1000 + mesh };
  const energyPj = Object.values(energies).reduce((sum, energy) => sum + energy, 0);
  const layer = {
    ...{ name: 'one', operation: 'Conv', count: 1, bounds: { C: 8 }, computes: 64_000, cycles, energyPj, energies },
    ...{ utilization: 1, limitedBy: 'MAC', optimal: true, bound: energyPj, objective: 'energy', key: 'a' },
  };
  const totals = { energy: energyPj, cycles };
  return {
    index,
    parameters: { dataflow, 'Buffer.depth': depth, 'PE.meshX': mesh, 'PE.meshY': mesh },
    state: 'done',
    areaUm2: depth * 4 + mesh * mesh * 40,
    computeUnits: mesh * mesh,
    workloads: [
      {
        name: 'net',
        totals: { cycles, energyPj, edp: cycles * energyPj, score: energyPj, bound: energyPj, optimal: true, energies },
        layers: [layer],
      },
    ],
    totals,
    bounds: totals,
    proven: index !== 4,
    dropped: null,
    reason: null,
  };
}

/** A point whose search was not finished. */
function left(one: SweepPointJson): SweepPointJson {
  return { ...one, totals: null, workloads: [], proven: false };
}
