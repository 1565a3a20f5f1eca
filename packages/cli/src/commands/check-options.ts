import type { DesignOptions } from '../design-options.ts';

/** Options of `loopwright check`. */
export interface CheckOptions extends DesignOptions {
  readonly json?: boolean;
  /** The files are folders, whose files are grouped. */
  readonly summary?: boolean;
  /** Alternatives of a kind that are tried per design. */
  readonly most?: number;
}
