import type { SourceLocation } from '@loopwright/spec';

/** Who answers for a call into a plugin: its name, the hook or what else it gave, and where it gave it. */
export interface PluginAuthor {
  readonly plugin: string;
  /** A hook, `setup`, or what it registered, as `mapper genetic`; empty where that cannot be told. */
  readonly hook: string;
  /** Undefined where the machine does not tell. */
  readonly location?: SourceLocation | undefined;
}

export interface PluginErrorOptions extends ErrorOptions {
  /** In the sources of the plugin. */
  readonly location?: SourceLocation | undefined;
}

/** What a plugin did wrong: its name, the hook in which it did so, and the place in its sources where that is known. */
export class PluginError extends Error {
  readonly plugin: string;
  readonly hook: string;
  readonly location: SourceLocation | undefined;
  readonly #problem: string;

  constructor(plugin: string, hook: string, problem: string, { location, ...options }: PluginErrorOptions = {}) {
    super(`${place(location)}plugin ${plugin}${hook && `, hook ${hook}`}: ${problem}`, options);
    this.name = 'PluginError';
    this.plugin = plugin;
    this.hook = hook;
    this.location = location;
    this.#problem = problem;
  }

  /** The same error with its place, where it had none. */
  at(location: SourceLocation | undefined): PluginError {
    if (this.location || !location) return this;
    return new PluginError(this.plugin, this.hook, this.#problem, { location, cause: this });
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function place(location: SourceLocation | undefined): string {
  return location ? `${location.file}:${location.line}:${location.column}: ` : '';
}
