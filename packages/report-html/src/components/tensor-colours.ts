import { seriesColour } from '../style/palette.ts';

/** Tensor -> colour, by its place in the problem: the same in every chart and drawing of a page. */
export function tensorColours(tensors: readonly string[]): Map<string, string> {
  return new Map(tensors.map((tensor, index) => [tensor, seriesColour(index)]));
}
