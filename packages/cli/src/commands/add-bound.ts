import type { Command } from 'commander';
import { addConfigOptions } from '../config-options.ts';
import { reportOption } from '../html-report.ts';
import { parseSizes } from '../option-values.ts';
import { parseCapacities } from '../parse-capacities.ts';
import { parseWordBits } from '../parse-word-bits.ts';
import type { BoundOptions } from './bound.ts';

/** What runs when the command is called. */
export interface BoundAction {
  bound(files: string[], options: BoundOptions): Promise<void>;
}

/** `loopwright bound` with its options and help. */
export function addBound(program: Command, { bound }: BoundAction): void {
  const command = program
    .command('bound')
    .description(
      'The least traffic to the outermost memory that any mapping needs, on whatever design, by the capacity on chip.',
    )
    .argument('[files...]', 'a problem, or a network; default: those in spec of the configuration')
    .option('--json', 'print JSON')
    .option(
      '--capacity <sizes>',
      'on chip, all memories together, as 512KiB,2MiB; default: powers of two, up to where no more helps',
      parseCapacities,
    )
    .option(
      '--word-bits <bits>',
      'bits of a word, as 8, or Weights=8,Outputs=32; default: as the network says, else 16',
      parseWordBits,
    )
    .option('--dim <sizes>', 'of a network: sizes that its file leaves open, as batch=1,seq=128', parseSizes)
    .option(
      '--design <files>',
      'design to hold the curve against: files with commas between them, or the name of one that comes along',
    )
    .option('--csv <file>', 'write the curves of all layers as CSV')
    .addOption(reportOption)
    .addHelpText(
      'after',
      `
No design is needed: the bound holds for all of them. No other mapping has less; those whose factors divide have no less than
the column beside it says. --design adds what fits on one of them.

Examples:
  $ loopwright bound resnet50/conv1 --capacity 64KiB,256KiB,1MiB
  $ loopwright bound gemm.yaml --word-bits 32 --json | jq '.curve[] | [.capacityBytes, .any.bytes]'
  $ loopwright bound bert-base --word-bits 8 --design eyeriss --report bound.html`,
    )
    .action(bound);
  addConfigOptions(command);
}
