/** A network as `configs/networks/NAME.json` holds it. */
export interface Network {
  readonly name: string;
  readonly layers: readonly Layer[];
}

/**
 * A convolution: C input and M output channels, filters of R x S, outputs of P x Q, batch N, strides; 1 where nothing is
 * said. R and P, S and Q belong together. Fully connected layers have C and M alone.
 */
export interface Layer {
  readonly name: string;
  readonly C?: number;
  readonly M?: number;
  readonly R?: number;
  readonly S?: number;
  readonly N?: number;
  readonly P?: number;
  readonly Q?: number;
  readonly WStride?: number;
  readonly HStride?: number;
}

/** Multiply-accumulates of a layer. */
export function computesOf({ C = 1, M = 1, R = 1, S = 1, N = 1, P = 1, Q = 1 }: Layer): number {
  return C * M * R * S * N * P * Q;
}
