/**
 * Sections that plugins own, by name. A plugin that adds its own here has editors check configurations in TypeScript:
 * `declare module '@loopwright/core' { interface ConfigSections { power: PowerSection } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: plugins add to it.
export interface ConfigSections {}

/** A key of the configuration that a plugin owns: its setup gets what stands there as `api.section`. */
export interface ConfigSection<Value = unknown> {
  /** Unique among the plugins of a run, and none of the configuration's own keys. */
  readonly name: string;
  readonly schema: SectionSchema<Value>;
}

/** What checks a section and fills in defaults: any schema of zod, or an object that does as one. */
export interface SectionSchema<Value = unknown> {
  /** Gets undefined where no configuration says anything: whoever can do without the section accepts that. */
  safeParse(value: unknown): SectionVerdict<Value>;
}

export type SectionVerdict<Value> =
  | { readonly success: true; readonly data: Value }
  | { readonly success: false; readonly error: { readonly issues: readonly SectionIssue[] } };

/** What is wrong with a section, and where in it. */
export interface SectionIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}
