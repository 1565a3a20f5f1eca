import type { ConfigOptions } from '../config-options.ts';

/** Options of the commands that look and run nothing. */
export interface InspectOptions extends ConfigOptions {
  readonly json?: boolean;
}
