import { costLatency } from '@loopwright/cost-latency';
import { convolution, problemSource } from '@loopwright/workload';
import { evaluate, type Plugin, type SourceText } from 'loopwright';

/** A layer that ran on Gemmini, in the names that DOSA has for it: P and R are columns, Q and S rows. */
export interface GemminiRow {
  /** That the layer is of. */
  readonly network: string;
  /** As `L3[WIO] K12 - L2[WI] N1 K16X - L1[O] K4 C48 P4 C16X - L0[W] P32`: see `gemminiMapping`. */
  readonly mapping: string;
  /** R, S, P, Q, C, K, N. */
  readonly bounds: Readonly<Record<string, number>>;
  readonly stride: number;
  /** Measured by FireSim. */
  readonly cycles: number;
}

/**
 * Of a row on the design, by the built-in model and plugins. The memories of the FPGA image are larger than the design's, so that
 * all of the published mappings fit.
 */
export async function gemminiCycles(row: GemminiRow, plugins: readonly Plugin[] = [costLatency()]): Promise<number> {
  const inputs = ['gemmini-16x16-ws', gemminiLayer(row), gemminiMapping(row.mapping)];
  const overrides = {
    'Scratchpad.depth': 1 << 18,
    'Accumulator.depth': 1 << 16,
    'DRAM.timing_cache_is_warm': true,
  };
  const result = await evaluate(inputs, { plugins, overrides });
  if (!result.valid) throw new Error(`${row.mapping}: ${result.reason} at ${result.level}`);
  return result.cycles;
}

function gemminiLayer({ bounds: { R, S, P, Q, C, K, N }, stride }: GemminiRow): SourceText {
  const axes = [
    { positions: P, filter: R, stride },
    { positions: Q, filter: S, stride },
  ];
  return problemSource(convolution({ batch: N, inputChannels: C, outputChannels: K, axes }), 'layer.yaml');
}

/**
 * A mapping as DOSA writes it: levels from DRAM (L3) over scratchpad (L2) and accumulator (L1) to the weights in the array (L0),
 * each with the loops that it runs, innermost last; X is spatial. Ours have K named M, and fan-outs of their own. Loops of L1 run
 * in the order that the generator's loop unroller has (LoopConv.scala), whatever their order in the text.
 */
export function gemminiMapping(text: string): SourceText {
  const levels = new Map(text.split(' - ').map((level) => [level.slice(0, 2), loopsOf(level)]));
  const temporal = (target: string, level: string) =>
    entry(
      target,
      'temporal',
      (levels.get(level) ?? []).filter(({ isSpatial }) => !isSpatial),
    );
  const all = [...levels.values()].flat();
  const spatial = (target: string, dimension: string, split: number) =>
    entry(
      target,
      'spatial',
      all.filter((loop) => loop.isSpatial && loop.dimension === dimension),
      `, split: ${split}`,
    );
  const lines = [
    ...Object.entries(kept).map(([target, keep]) => dataspaces(target, keep)),
    temporal('DRAM', 'L3'),
    temporal('Scratchpad', 'L2'),
    temporal('Accumulator', 'L1'),
    spatial('Row', 'C', 0),
    spatial('Column', 'M', 999),
    temporal('WeightRegister', 'L0'),
  ];
  return { file: 'mapping.yaml', text: `mapping:\n${lines.join('')}` };
}

const tensors = ['Inputs', 'Weights', 'Outputs'];
/** Innermost first. */
const unrolled = ['P', 'Q', 'N', 'C', 'R', 'S', 'M'];
const dimensions = ['R', 'S', 'P', 'Q', 'C', 'M', 'N'];
const kept: Readonly<Record<string, readonly string[]>> = {
  DRAM: tensors,
  Scratchpad: ['Inputs', 'Weights'],
  Accumulator: ['Outputs'],
  WeightRegister: ['Weights'],
};

interface Loop {
  readonly dimension: string;
  readonly bound: number;
  readonly isSpatial: boolean;
}

/** Of `L1[O] K4 C16X`, outermost first. */
function loopsOf(level: string): Loop[] {
  return level
    .split(' ')
    .slice(1)
    .map((loop) => ({
      dimension: loop[0] === 'K' ? 'M' : loop[0],
      bound: Number.parseInt(loop.slice(1), 10),
      isSpatial: loop.endsWith('X'),
    }));
}

function entry(target: string, type: string, loops: readonly Loop[], more = ''): string {
  const named = target === 'Accumulator' ? unrolled : loops.map(({ dimension }) => dimension).reverse();
  const permutation = [...named, ...dimensions.filter((dimension) => !named.includes(dimension))];
  const boundOf = (dimension: string) => loops.find((loop) => loop.dimension === dimension)?.bound ?? 1;
  const factors = dimensions.map((dimension) => `${dimension}=${boundOf(dimension)}`);
  return `- {target: ${target}, type: ${type}, factors: [${factors.join(', ')}], permutation: [${permutation.join(', ')}]${more}}\n`;
}

function dataspaces(target: string, keep: readonly string[]): string {
  const bypass = tensors.filter((tensor) => !keep.includes(tensor));
  return `- {target: ${target}, type: dataspace, keep: [${keep.join(', ')}], bypass: [${bypass.join(', ')}]}\n`;
}
