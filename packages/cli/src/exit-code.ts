/** What the command ends with. */
export const ExitCode = {
  Valid: 0,
  /** The mapping does not fit, or the search found none. */
  Invalid: 1,
  /** Files, options or configuration that cannot be used. */
  BadInput: 2,
  /** A mistake in loopwright itself: EX_SOFTWARE of BSD's sysexits. */
  Internal: 70,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
