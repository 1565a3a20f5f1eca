import type { Source } from './source.ts';
import { eyerissIsca16 } from './sources/eyeriss-isca16.ts';
import { eyerissJssc17 } from './sources/eyeriss-jssc17.ts';
import { eyerissRlc } from './sources/eyeriss-rlc.ts';
import { eyerissV2Pe } from './sources/eyeriss-v2-pe.ts';
import { gemminiFiresim } from './sources/gemmini-firesim.ts';
import { gpuOrojenesis } from './sources/gpu-orojenesis.ts';
import { sparseTensorCore } from './sources/sparse-tensor-core.ts';
import { tileflowGemm } from './sources/tileflow-gemm.ts';
import { tpuIsca17 } from './sources/tpu-isca17.ts';

/** In the order in which the page has them. */
export const sources: readonly Source[] = [
  eyerissIsca16,
  eyerissJssc17,
  gemminiFiresim,
  tileflowGemm,
  tpuIsca17,
  gpuOrojenesis,
  eyerissRlc,
  eyerissV2Pe,
  sparseTensorCore,
];
