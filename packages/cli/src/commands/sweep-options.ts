import type { NamedSizes } from '@loopwright/workload';
import type { DesignOptions } from '../design-options.ts';
import type { ReportOptions } from '../html-report.ts';
import type { StoreOptions } from '../result-store.ts';
import type { SearchOptions } from '../search-settings.ts';

export interface SweepCommandOptions
  extends DesignOptions,
    Omit<SearchOptions, 'objective'>,
    StoreOptions,
    ReportOptions {
  readonly vary?: readonly string[];
  readonly derive?: readonly string[];
  readonly where?: readonly string[];
  /** Over designs. */
  readonly objective?: readonly string[];
  /** Of mappings. */
  readonly mapFor?: readonly string[];
  readonly sampler?: string;
  readonly points?: number;
  /** um^2, W, cycles. */
  readonly maxArea?: number;
  readonly maxPower?: number;
  readonly maxCycles?: number;
  readonly dim?: NamedSizes;
  readonly json?: boolean;
  readonly csv?: string;
}
