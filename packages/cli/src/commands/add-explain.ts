import type { Command } from 'commander';
import { addDesignOptions } from '../design-options.ts';
import type { ExplainOptions } from './explain.ts';

/** What runs when the command is called. */
export interface ExplainAction {
  explain(files: string[], options: ExplainOptions): Promise<void>;
}

/** `loopwright explain` with its options and help. */
export function addExplain(program: Command, { explain }: ExplainAction): void {
  const command = program
    .command('explain')
    .description('Says in numbers how a mapping works: what stays where, what is shared, what bounds the cycles.')
    .argument('[files...]', 'architecture, problem, mapping, energy tables; default: spec of the configuration')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Reuse in time: words that pass inside per word brought in. In space: words that arrive inside, at all children, per word
handed in. A word of a tensor serves as many computes as all its reuse together, multiplied.

Examples:
  $ loopwright explain arch.yaml problem.yaml mapping.yaml ERT.yaml ART.yaml
  $ loopwright explain design/*.yaml mapping.json --json | jq .dataflow`,
    )
    .action(explain);
  addDesignOptions(command);
}
