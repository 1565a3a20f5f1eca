import type { SourceText } from '@loopwright/spec';
import { overrideSource } from '@loopwright/spec';
import type { Command } from 'commander';
import { addConfigOptions, type ConfigOptions } from './config-options.ts';
import { collect } from './option-values.ts';

/** Options of every command that reads a design. */
export interface DesignOptions extends ConfigOptions {
  /** Attributes and variables in place of those that the files give, as `GlobalBuffer.depth=8192`. */
  readonly override?: readonly string[];
}

/** Declares them. */
export function addDesignOptions(command: Command): Command {
  command
    .optionsGroup('Design:')
    .option(
      '--override <part.attribute=value>',
      'attribute or variable of the design, above the files: GlobalBuffer.depth=8192, PE.meshX=16, variables.voltage=0.9',
      collect,
    );
  return addConfigOptions(command);
}

/** The overrides as a file beside the others. Throws a SpecError with those that are none. */
export function overridesOf({ override = [] }: DesignOptions): readonly SourceText[] {
  return override.length > 0 ? [overrideSource(override, '--override')] : [];
}
