import { DiagnosticLog } from '../src/diagnostics/diagnostic-log.ts';
import { formatDiagnostic, type LoadedSpecification, loadSpecification, SpecError } from '../src/index.ts';

/** A matrix product on four lanes with a buffer each: the smallest design that has every kind of level. */
export const ARCHITECTURE = `architecture:
  version: 0.4
  nodes:
  - !Container
    name: System
    attributes: {technology: "45nm"}
  - !Component
    name: DRAM
    class: DRAM
    attributes: {datawidth: 8, width: 32}
  - !Container
    name: Lane
    spatial: {meshX: 4}
  - !Component
    name: Buffer
    class: SRAM
    attributes: {datawidth: 8, width: 16, depth: 64}
  - !Component
    name: MAC
    class: intmac
`;

export const PROBLEM = `problem:
  version: 0.4
  shape:
    name: gemm
    dimensions: [M, N, K]
    data_spaces:
    - {name: A, projection: [ [[M]], [[K]] ]}
    - {name: B, projection: [ [[K]], [[N]] ]}
    - {name: Z, projection: [ [[M]], [[N]] ], read_write: True}
  instance: {M: 8, N: 4, K: 12}
`;

export const MAPPING = `mapping:
- {target: DRAM, type: temporal, factors: [M=2, N=4, K=3], permutation: [K, M, N]}
- {target: Lane, type: spatial, factors: [M=4], permutation: [M, N, K], split: 3}
- {target: Buffer, type: temporal, factors: [K=4], permutation: [K, M, N]}
- {target: Buffer, type: dataspace, keep: [A, Z], bypass: [B]}
`;

/** Loads the tiny design with some of its sections replaced, and other files after them. */
export function loadTiny(
  replace: { architecture?: string; problem?: string; mapping?: string } = {},
  ...others: string[]
): LoadedSpecification {
  const { architecture = ARCHITECTURE, problem = PROBLEM, mapping } = replace;
  const files: [string, string | undefined][] = [
    ['arch.yaml', architecture],
    ['problem.yaml', problem],
    ['mapping.yaml', mapping],
    ...others.map((text, index): [string, string] => [`other${index}.yaml`, text]),
  ];
  return loadSpecification(files.flatMap(([file, text]) => (text === undefined ? [] : [{ file, text }])));
}

/** `code line:column` of every problem that loading reports. */
export function problemsOf(load: () => LoadedSpecification): string[] {
  try {
    return load().warnings.map(({ code, location }) => `warning ${code} ${location?.line}:${location?.column}`);
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    return error.diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ code, location }) => (location ? `${code} ${location.line}:${location.column}` : code));
  }
}

/** All messages that loading reports, in full. */
export function messageOf(load: () => LoadedSpecification): string {
  try {
    return load().warnings.map(formatDiagnostic).join('\n\n');
  } catch (error) {
    if (error instanceof SpecError) return error.message;
    throw error;
  }
}

export function emptyLog(): DiagnosticLog {
  return new DiagnosticLog(() => undefined);
}
