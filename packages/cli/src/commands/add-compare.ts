import { type Command, Option } from 'commander';
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
    .description(
      'Puts results side by side: mappings, mappers, architectures; designs over workloads. What differs, by how much, and where.',
    )
    .argument(
      '<files...>',
      'what map --json, evaluate --json or sweep --json printed, two designs or more; ratios are against the first',
    )
    .option('--json', 'print JSON')
    .addOption(
      new Option('--per <size>', 'of designs: cycles and EDP times the area, or the compute units').choices([
        'area',
        'pe',
      ]),
    )
    .addOption(reportOption)
    .addHelpText(
      'after',
      `
Levels are aligned by name where all results have the same, by their role elsewhere: architectures may differ. Rows that
are equal in all results are left out of the text.

Results of networks and studies are put side by side design by design, with all workloads that there are. NAME=FILE names a
design, and files of one name are one design; study.json#3,7 are points of a study, study.json its front.

Examples:
  $ loopwright map design/*.yaml layer.yaml --mapper optimal --json > optimal.json
  $ loopwright map design/*.yaml layer.yaml --mapper random --json > random.json
  $ loopwright compare optimal.json random.json --report compare.html
  $ loopwright compare eyeriss=eyeriss-resnet.json eyeriss=eyeriss-bert.json study.json#12 --per area`,
    )
    .action(compare);
}
