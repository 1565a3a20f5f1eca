import type { Source } from '../source.ts';
import { type Cycles, dualSideCycles, type TensorCoreProduct, tensorCoreCycles } from '../tensor-core.ts';

/** A layer of ResNet-50 as a matrix product. */
const layer: TensorCoreProduct = { M: 128, N: 1024, K: 1152, activations: 0.44 };

const cores = {
  dense: () => tensorCoreCycles(layer, { positions: 1, positionBits: 0, compressesActivations: false }),
  'STC, weights 2:4': () => tensorCoreCycles(layer, { positions: 2, positionBits: 2, compressesActivations: false }),
  'flexible, weights 2:8': () =>
    tensorCoreCycles(layer, { positions: 4, positionBits: 3, compressesActivations: false }),
  'flexible, activations compressed': () =>
    tensorCoreCycles(layer, { positions: 4, positionBits: 3, compressesActivations: true }),
  'DSTC, weights anywhere': () => dualSideCycles(layer, 0.25),
} as const;

export type SparseTensorCore = keyof typeof cores;

const values: Readonly<Record<SparseTensorCore, number>> = {
  dense: 147456,
  'STC, weights 2:4': 73728,
  'flexible, weights 2:8': 66707,
  'flexible, activations compressed': 42271,
  'DSTC, weights anywhere': 37083,
};

/** Wu, Tsai, Parashar, Sze, Emer: Sparseloop: An Analytical Approach to Sparse Tensor Accelerator Modeling, MICRO 2022, figure 15. */
export const sparseTensorCore: Source = {
  name: 'sparse-tensor-core',
  title: 'Sparse tensor cores, MICRO 2022 (Sparseloop), figure 15',
  about: `Cycles of a layer of ResNet-50 (128 x 1152 weights, a quarter of them not zero, by 1024 columns of activations, 44 % not zero) on a dense tensor core and four that do something
about zeros; figures are those of the paper's artifact, which found the speedup of 2 that NVIDIA states for 2:4. Ours are the cores as the paper describes them, by the mappings it fixes
([sparse-tensor-core.yaml](../tools/validation/designs/sparse-tensor-core.yaml), [dual-side-tensor-core.yaml](../tools/validation/designs/dual-side-tensor-core.yaml)). Nothing is fitted.`,
  cases: 'core',
  figures: [{ name: 'cycles', unit: '', values }],
  explanation: `- **2:4 halves the cycles**; a pattern of 2:8 does not halve them again: activations of all positions have to come, 64 a cycle where the shared memory reads 42 words. With
  bitmasks of them most of that is gone. Outer products of both operands' values (DSTC) wait for the same memory.
- **Patterns**: Sparseloop spreads all positions over the array and leaves out those that are empty; here a core runs through its positions and takes the one that is there. The words that pass are
  the same, and so are the cycles.
- **Unlucky columns** of DSTC, of which 17 values of 64 need two passes of 16, make 28,444 cycles of what would be 16,220, to the last as with Sparseloop; they hide behind the memory.`,
  async measure() {
    const all = new Map<string, ReadonlyMap<string, number>>();
    for (const name of Object.keys(cores) as SparseTensorCore[]) {
      all.set(name, new Map([['cycles', (await coreCycles(name)).cycles]]));
    }
    return all;
  },
};

export function coreCycles(name: SparseTensorCore): Promise<Cycles> {
  return cores[name]();
}
