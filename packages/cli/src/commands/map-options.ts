import type { NamedSizes } from '@loopwright/workload';
import type { NetworkOutputOptions } from '../network-outputs.ts';
import type { InputOptions } from '../prepare-run.ts';
import type { StoreOptions } from '../result-store.ts';
import type { SearchOptions } from '../search-settings.ts';

/** What `loopwright map` may be told, of a layer or a network. */
export interface MapOptions extends InputOptions, SearchOptions, NetworkOutputOptions, StoreOptions {
  readonly json?: boolean;
  /** Whether the page of the whole tool is served with the run. */
  readonly open?: boolean;
  readonly log?: string;
  /** Of networks: sizes of their `dims`, and cycles that they may take at the most. */
  readonly dim?: NamedSizes;
  readonly maxCycles?: number;
  /** Of the design, um^2. */
  readonly maxArea?: number;
  /** A memory that tensors could stay in between layers. */
  readonly keepOnChip?: string;
}
