import type { SourceLocation } from './location.ts';

/** A variable or attribute of a design that is set from outside: by a section `overrides`, whatever the rest of the files say. */
export interface Override {
  /** Name of the component, container or subtree, or `variables`. */
  readonly part: string;
  readonly attribute: string;
  readonly location: SourceLocation;
  /** Components that have the value by it: the part itself, or those inside that set nothing else. None of a variable. */
  readonly reaches: readonly string[];
  /** Whether what these cost may follow from it. */
  readonly isForCosts: boolean;
}
