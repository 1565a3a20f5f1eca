import type { Command } from 'commander';
import { addTemplateOptions, type TemplateOptions } from '../template-options.ts';

/** What runs when the command is called. */
export interface RenderAction {
  render(files: string[], options: TemplateOptions): Promise<void>;
}

/** `loopwright render` with its options and help. */
export function addRender(program: Command, { render }: RenderAction): void {
  const command = program
    .command('render')
    .description('Prints the YAML that Jinja templates make; the other commands read templates as they are.')
    .argument('<files...>', 'templates, or files that hold !include')
    .addHelpText(
      'after',
      `
Templates include files from their own folder and from those of --include-path, and from no other.

Examples:
  $ loopwright render top.yaml.jinja2 --define architecture=eyeriss_like
  $ loopwright map top.yaml.jinja2 --define architecture=eyeriss_like --plugin energy-estimator`,
    )
    .action(render);
  addTemplateOptions(command);
}
