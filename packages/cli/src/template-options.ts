import type { Command } from 'commander';
import { collect } from './option-values.ts';

/** Options of every command that reads input files: what templates among them need. */
export interface TemplateOptions {
  readonly define?: readonly string[];
  readonly defineFile?: readonly string[];
  readonly includePath?: readonly string[];
}

/** Declares them. Each may be given more than once. */
export function addTemplateOptions(command: Command): Command {
  return command
    .optionsGroup('Templates:')
    .option('--define <name=value>', 'variable of Jinja templates among the files', collect)
    .option('--define-file <file>', 'YAML or JSON file with such variables; --define goes above it', collect)
    .option('--include-path <folder>', 'folder that templates may include from, beside their own', collect);
}
