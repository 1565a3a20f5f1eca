import type { Command } from 'commander';
import { reportOption } from '../html-report.ts';
import type { CompareOptions } from './compare.ts';

/** What runs when the command is called. */
export interface CompareAction {
  compare(files: string[], options: CompareOptions): Promise<void>;
}

/** `loopwright compare` with its options and help. */
export function addCompare(program: Command, { compare }: CompareAction): void {
  program
    .command('compare')
    .description('Puts results side by side: mappings, mappers, architectures. What differs, by how much, and where.')
    .argument('<files...>', 'what map --json or evaluate --json printed, two or more; ratios are against the first')
    .option('--json', 'print JSON')
    .addOption(reportOption)
    .addHelpText(
      'after',
      `
Levels are aligned by name where all results have the same, by their role elsewhere: architectures may differ. Rows that
are equal in all results are left out of the text.

Examples:
  $ loopwright map design/*.yaml layer.yaml --mapper optimal --json > optimal.json
  $ loopwright map design/*.yaml layer.yaml --mapper random --json > random.json
  $ loopwright compare optimal.json random.json --report compare.html`,
    )
    .action(compare);
}
