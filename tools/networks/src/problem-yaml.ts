import type { Layer } from './network.ts';

/** A layer as a problem in v0.4. The shape is the same for all layers: only the instance differs. */
export function problemYaml(network: string, file: string, layer: Layer): string {
  const { name, C = 1, M = 1, R = 1, S = 1, N = 1, P = 1, Q = 1, WStride = 1, HStride = 1 } = layer;
  return `# ${network}, ${name}. Written by tools/networks from ${file}.
problem:
  version: 0.4
  shape:
    name: conv2d
    dimensions: [C, M, R, S, N, P, Q]
    coefficients:
    - {name: Wstride, default: 1}
    - {name: Hstride, default: 1}
    - {name: Wdilation, default: 1}
    - {name: Hdilation, default: 1}
    data_spaces:
    - name: Weights
      projection: [ [[C]], [[M]], [[R]], [[S]] ]
    - name: Inputs
      projection: [ [[N]], [[C]], [[R, Wdilation], [P, Wstride]], [[S, Hdilation], [Q, Hstride]] ]
    - name: Outputs
      projection: [ [[N]], [[M]], [[Q]], [[P]] ]
      read_write: True
  instance: {C: ${C}, M: ${M}, R: ${R}, S: ${S}, N: ${N}, P: ${P}, Q: ${Q}, Wstride: ${WStride}, Hstride: ${HStride}}
`;
}
