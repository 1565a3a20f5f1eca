import { costLatency } from '@loopwright/cost-latency';
import { evaluate, type SourceText } from 'loopwright';
import { designFile } from './design-file.ts';
import { freeCosts } from './free-costs.ts';

/** A matrix product that ran on the array: M, N, K, the same of a tile, and cycles of its RTL. */
export type TileflowRow = readonly [
  m: number,
  n: number,
  k: number,
  tileM: number,
  tileN: number,
  tileK: number,
  cycles: number,
];

const inputs = [designFile('tileflow-16x16.yaml'), freeCosts(['Memory', 'Buffer', 'Stationary'])];

/**
 * Of a row on the array, with the latency beyond its steady state; or the steady state alone. Tiles come one after the other along
 * K, as outputs stay until they are complete; inside a tile the array keeps 16 x 16 of the first operand while columns of the
 * second pass.
 */
export async function tileflowCycles(row: TileflowRow, { isSteady = false } = {}): Promise<number> {
  const result = await evaluate([...inputs, problemOf(row), mappingOf(row)], {
    plugins: isSteady ? [] : [costLatency()],
  });
  if (!result.valid) throw new Error(`${row.join(' ')}: ${result.reason} at ${result.level}`);
  return result.cycles;
}

function problemOf([m, n, k]: TileflowRow): SourceText {
  const text = `problem: {version: 0.4, shape: gemm_ABZ, instance: {M: ${m}, N: ${n}, K: ${k}}}\n`;
  return { file: 'gemm.yaml', text };
}

function mappingOf([m, n, k, tileM, tileN, tileK]: TileflowRow): SourceText {
  const text = `mapping:
- {target: Memory, type: dataspace, keep: [A, B, Z], bypass: []}
- {target: Buffer, type: dataspace, keep: [A, B, Z], bypass: []}
- {target: Stationary, type: dataspace, keep: [A], bypass: [B, Z]}
- {target: Memory, type: temporal, factors: [M=${m / tileM}, N=${n / tileN}, K=${k / tileK}], permutation: [K, M, N]}
- {target: Buffer, type: temporal, factors: [M=${tileM / 16}, N=1, K=${tileK / 16}], permutation: [M, K, N]}
- {target: Row, type: spatial, factors: [M=16, N=1, K=1], permutation: [M, K, N], split: 0}
- {target: Column, type: spatial, factors: [M=1, N=1, K=16], permutation: [K, M, N], split: 999}
- {target: Stationary, type: temporal, factors: [M=1, N=${tileN}, K=1], permutation: [N, M, K]}
`;
  return { file: 'mapping.yaml', text };
}
