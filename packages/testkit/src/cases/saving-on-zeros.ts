import type { Memory, SparseFeatures } from '@loopwright/spec';
import type { SmallCase } from './small-case.ts';

const metadata = { wordBits: 4, widthBits: 16, capacityBits: Infinity, decompresses: true, compresses: true };

/** The case with zeros in its inputs, of which its outermost memory represents the first by coordinates, and reads neither in vain. */
export function savingOnZeros({ name, specification, costs }: SmallCase): SmallCase {
  const { problem, architecture } = specification;
  const [first, second] = problem.dataspaces.filter(({ readWrite }) => !readWrite).map((dataspace) => dataspace.name);
  const sparse: SparseFeatures = {
    formats: [
      {
        dataspace: first!,
        ranks: ['uop', 'cp'].map((format) => ({ format, flattened: [allOf(problem)] })),
        innerToOuter: false,
      },
    ],
    savings: [
      { kind: 'skipping', options: [{ target: second!, conditionOn: [first!] }] },
      { kind: 'gating', options: [{ target: first!, conditionOn: [second!] }] },
    ],
    metadata,
  };
  const outermost = architecture.levels.at(-1) as Memory;
  const inner = architecture.levels
    .slice(0, -1)
    .map((level) => (level.kind === 'memory' ? { ...level, sparse: { formats: [], savings: [], metadata } } : level));
  return {
    name,
    costs,
    specification: {
      ...specification,
      problem: {
        ...problem,
        dataspaces: problem.dataspaces.map((dataspace) =>
          dataspace.readWrite
            ? dataspace
            : { ...dataspace, density: { distribution: 'hypergeometric', density: 0.25, parameters: {} } },
        ),
      },
      architecture: {
        ...architecture,
        levels: [...inner, { ...outermost, sparse }],
        compute: { ...architecture.compute, savings: { gating: true, skipping: true } },
      },
    },
  };
}

function allOf({ dimensions }: SmallCase['specification']['problem']): string[] {
  return dimensions.map(({ name }) => name);
}
