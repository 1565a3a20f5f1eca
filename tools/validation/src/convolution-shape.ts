import { convolution, problemSource } from '@loopwright/workload';
import type { SourceText } from 'loopwright';

/** Bounds; what is absent is 1. C and M are those of a group. */
export interface ConvolutionShape {
  readonly G?: number;
  readonly C: number;
  readonly M: number;
  readonly P?: number;
  readonly Q?: number;
  readonly R?: number;
  readonly S?: number;
  readonly stride?: number;
}

/** A layer of that shape. @param densities shares of tensors that are not zero, by their names; the others are dense */
export function shapeProblem(
  { G, C, M, P, Q, R, S, stride }: ConvolutionShape,
  batch: number,
  densities: Readonly<Record<string, number>> = {},
): SourceText {
  const axes = [axisOf(P, R, stride), axisOf(Q, S, stride)];
  const problem = convolution({ batch, groups: G ?? 1, inputChannels: C, outputChannels: M, axes });
  const dataspaces = problem.dataspaces.map((dataspace) => {
    const density = densities[dataspace.name];
    if (density === undefined) return dataspace;
    return { ...dataspace, density: { distribution: 'fixed_structured', density, parameters: {} } };
  });
  return problemSource({ ...problem, dataspaces }, 'layer.yaml');
}

function axisOf(positions = 1, filter = 1, stride = 1) {
  return { positions, filter, stride };
}
