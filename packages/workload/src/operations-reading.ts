import type { Located, Reader, Scope } from '@loopwright/spec/reading';
import type { Operation, Tensor, UncostedOperation } from './workload.ts';

/** What the operations of a file are read with, and into. */
export interface OperationsReading {
  readonly reader: Reader;
  /** Sizes that bounds may name. */
  readonly scope: Scope;
  readonly operations: Operation[];
  readonly notCosted: UncostedOperation[];
  /** By name. */
  readonly tensors: Map<string, Tensor>;
  /** Of all operations that say nothing else. */
  readonly bits: Located | undefined;
  /** Output of the operation before, which the next one reads where nobody says otherwise. */
  previous: string | undefined;
}
