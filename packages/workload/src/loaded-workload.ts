import type { Diagnostic } from '@loopwright/spec';
import type { Workload } from './workload.ts';

/** A workload, and what is odd about its files and does not stop a run. */
export interface LoadedWorkload {
  readonly workload: Workload;
  readonly warnings: readonly Diagnostic[];
}
