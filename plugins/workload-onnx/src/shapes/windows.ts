import type { NodeView } from './node-view.ts';
import type { Dim, Shape } from './value.ts';

/** How a filter slides over the axes behind batch and channels. [axis] */
export interface Windows {
  readonly filter: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** Positions of the filter: points of the output. */
  readonly positions: Shape;
}

/** @param filter points of the filter on each axis */
export function slidingWindows(node: NodeView, input: Shape, filter: readonly number[]): Windows {
  const { strides, dilations } = stepsOf(node, filter.length);
  const pads = node.integers('pads') ?? Array<number>(2 * filter.length).fill(0);
  if (pads.length !== 2 * filter.length) throw node.fault(`there are ${pads.length} pads for ${filter.length} axes`);
  const autoPad = node.text('auto_pad', 'NOTSET');
  const roundsUp = node.integer('ceil_mode', 0) === 1;
  const positions = filter.map((points, axis): Dim => {
    const size = input[axis + 2];
    if (size === null) return null;
    if (autoPad.startsWith('SAME')) return Math.ceil(size / strides[axis]);
    const [before, after] = autoPad === 'VALID' ? [0, 0] : [pads[axis], pads[axis + filter.length]];
    const room = size + before + after - (dilations[axis] * (points - 1) + 1);
    if (room < 0) throw node.fault(`a filter of ${points} is larger than axis ${axis + 2}`);
    const steps = roundsUp ? Math.ceil(room / strides[axis]) : Math.floor(room / strides[axis]);
    // A window that would start behind the input is none.
    const isBehind = roundsUp && steps * strides[axis] >= size + before;
    return steps + (isBehind ? 0 : 1);
  });
  return { filter, strides, dilations, positions };
}

/** Strides and dilations of a filter of so many axes, each 1 or more. */
export function stepsOf(node: NodeView, axes: number): Pick<Windows, 'strides' | 'dilations'> {
  const [strides, dilations] = ['strides', 'dilations'].map((name) => {
    const steps = node.integers(name) ?? Array<number>(axes).fill(1);
    if (steps.length === axes && steps.every((step) => Number.isSafeInteger(step) && step > 0)) return steps;
    throw node.fault(`${name} are ${steps.join(', ')}, for a filter of ${axes} axes`);
  });
  return { strides, dilations };
}

/** A filter as an attribute has it, or the axes of the weights. */
export function filterOf(node: NodeView, weights?: Shape): readonly number[] {
  const filter = node.integers('kernel_shape') ?? weights?.slice(2);
  if (filter?.every((points): points is number => points !== null && Number.isSafeInteger(points) && points > 0)) {
    return filter;
  }
  throw node.fault('the size of its filter is unknown');
}
