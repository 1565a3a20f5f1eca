import type { SourceText } from 'loopwright';
import type { ConvolutionShape } from './convolution-shape.ts';

/** How the chip folds a layer onto its array (JSSC 2017, table of mapping parameters). */
export interface EyerissFolding {
  /** Images and filters whose sums stay in the buffer. */
  readonly n: number;
  readonly m: number;
  /** Rows of the output across the array. */
  readonly e: number;
  /** Filters and channels in a PE. */
  readonly p: number;
  readonly q: number;
  /** Sets of PEs on other channels, and on other filters. */
  readonly r: number;
  readonly t: number;
}

const columns = 14;

/** Sets that do not lie side by side lie below each other, and so do the rows of an output with more of them than columns. */
export function eyerissMapping(shape: ConvolutionShape, folding: EyerissFolding, batch: number): SourceText {
  const { G: groups = 1, C: channels, M: filters, Q: output = 1, S: filter = 1 } = shape;
  const { n, m, e, p, q, r, t } = folding;
  const folds = Math.ceil(e / columns);
  const across = Math.ceil(e / folds);
  const beside = Math.min(t, Math.floor(columns / across));
  const dimensions = ['C', 'M', 'R', 'S', 'N', 'P', 'Q', ...(groups > 1 ? ['G'] : [])];
  const loops = (
    target: string,
    type: string,
    factors: Readonly<Record<string, string | number>>,
    order: string,
    more = '',
  ) => {
    const listed = dimensions.map((name) => `"${name}=${factors[name] ?? 1}"`).join(', ');
    const permutation = [...order].filter((name) => dimensions.includes(name)).join(', ');
    return `- {target: ${target}, type: ${type}, factors: [${listed}], permutation: [${permutation}]${more}}\n`;
  };
  const strips = Math.ceil(output / e);
  // The last of several strips, or the last of the columns where rows are folded, has fewer rows.
  const rest = output - (strips - 1) * e;
  const acrossText = strips > 1 ? `${across},${rest}` : `${across}`;
  const foldText = folds > 1 ? `${folds},${output - (across - 1) * folds}` : `${folds}`;
  const text = `mapping:
- {target: DRAM, type: dataspace, keep: [Inputs, Weights, Outputs], bypass: []}
- {target: GlobalBuffer, type: dataspace, keep: [Inputs, Outputs], bypass: [Weights]}
- {target: InputSpad, type: dataspace, keep: [Inputs], bypass: [Weights, Outputs]}
- {target: WeightSpad, type: dataspace, keep: [Weights], bypass: [Inputs, Outputs]}
- {target: OutputSpad, type: dataspace, keep: [Outputs], bypass: [Inputs, Weights]}
${loops('DRAM', 'temporal', { N: batch / n, G: groups, M: filters / m, Q: strips, C: channels / (q * r) }, 'RSCPQNMG')}${loops('GlobalBuffer', 'temporal', { N: n, M: m / (p * t), P: output }, 'RSCPNQMG')}${loops('Column', 'spatial', { Q: acrossText, M: beside }, 'NGCPRSQM', ', split: 999')}${loops('PE', 'spatial', { S: filter, Q: foldText, C: r, M: t / beside }, 'NGPRSQCM', ', split: 0')}${loops('InputSpad', 'temporal', {}, 'NGMCPQRS')}${loops('WeightSpad', 'temporal', { C: q, R: filter }, 'NGMPQSCR')}${loops('OutputSpad', 'temporal', { M: p }, 'NGCPQRSM')}`;
  return { file: 'mapping.yaml', text };
}
