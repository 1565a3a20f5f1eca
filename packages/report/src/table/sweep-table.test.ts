import type { SweepResultJson } from '@loopwright/results';
import { expect, test } from 'vitest';
import { sweepTable } from './sweep-table.ts';
import { tableCsv } from './table-csv.ts';

test('a row per point, workload and layer, with parameters as columns, by names that databases tell apart', () => {
  const figures = { count: 1, operation: 'MatMul', computes: 6, utilization: 1, limitedBy: 'MAC', bound: 7 };
  const layer = {
    ...figures,
    name: 'one',
    bounds: { M: 2, m: 3 },
    cycles: 3,
    energyPj: 7,
    energies: {},
    optimal: true,
  };
  const point = (index: number, depth: number) => ({
    ...{ index, parameters: { 'Buffer.depth': depth, design: 'grid' }, areaUm2: 5, computeUnits: 4 },
    workloads: [{ name: 'net', totals: null, layers: [{ ...layer, objective: 'edp', key: 'k' }] }],
  });
  const { columns, identity } = sweepTable({
    study: 's',
    parameters: [
      { name: 'Buffer.depth', values: [64, 128], isDerived: false, remark: null },
      { name: 'design', values: ['grid'], isDerived: false, remark: null },
    ],
    workloads: [{ name: 'net', weight: 2, distinct: 1 }],
    points: [point(0, 64), point(1, 128)],
    front: [1],
  } as unknown as SweepResultJson);
  expect(tableCsv(columns).trim().split('\r\n')).toEqual([
    'study,point,Buffer.depth,design,front,area_um2,compute_units,workload,weight,layer,operation,count,M,m_2,computes,cycles,energy_pj,utilization,limited_by,optimal,bound,objective,key',
    's,0,64,grid,false,5,4,net,2,one,MatMul,1,2,3,6,3,7,1,MAC,true,7,edp,k',
    's,1,128,grid,true,5,4,net,2,one,MatMul,1,2,3,6,3,7,1,MAC,true,7,edp,k',
  ]);
  expect(identity).toEqual(['Buffer.depth', 'design', 'workload', 'layer']);
});
