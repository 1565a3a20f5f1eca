import type { Command } from 'commander';
import { addDesignOptions } from '../design-options.ts';
import { reportOption } from '../html-report.ts';
import {
  collect,
  parseAreaUm2,
  parseCount,
  parseObjective,
  parsePositive,
  parseSeed,
  parseSizes,
} from '../option-values.ts';
import { redisOption } from '../redis-option.ts';
import { storeFile } from '../result-store.ts';
import type { SweepCommandOptions } from './sweep-options.ts';

/** What runs when the command is called. */
export interface SweepAction {
  sweep(files: string[], options: SweepCommandOptions): Promise<void>;
}

/** `loopwright sweep` with its options and help. */
export function addSweep(program: Command, { sweep }: SweepAction): void {
  const command = program
    .command('sweep')
    .description('Sweeps a design space: maps every workload on every design, and finds the designs that none beats.')
    .argument(
      '[files...]',
      'a study, or designs and workloads: files, folders, or names of what comes along; by default the study of the configuration',
    )
    .option('--vary <part.attribute=values>', 'what varies: GlobalBuffer.depth=4096,8192 or PE.meshX=8..32:x2', collect)
    .option('--derive <part.attribute=expression>', 'what follows from it: PE.meshY=PE.meshX', collect)
    .option('--where <expression>', 'which combinations count: "GlobalBuffer.depth >= 64 * PE.meshX"', collect)
    .option(
      '-o, --objective <names>',
      'what is minimised over designs, of energy, cycles, edp, ed2p, power, area; edp,area by default',
      parseObjective,
    )
    .option(
      '--sampler <name>',
      'exact (the front, proven), grid, random, latin-hypercube, evolutionary, one of a plugin',
    )
    .option('--points <n>', 'points that a sampler may look at', parseCount)
    .option('--max-area <um2>', 'most area of a design; um^2, or as 2.5mm2', parseAreaUm2)
    .option('--max-power <w>', 'most power of a workload, W', parsePositive)
    .option('--max-cycles <n>', 'most cycles of a workload', parseCount)
    .option('--dim <sizes>', 'sizes that networks leave open, as batch=1,seq=128', parseSizes)
    .option('-m, --mapper <name>', 'search strategy of every layer; optimal by default')
    .option(
      '--map-for <metrics>',
      'what each workload is mapped for; by default what the objectives are about',
      parseObjective,
    )
    .option('-s, --seconds <s>', 'stop the search of a layer after this time; 60', parsePositive)
    .option('-n, --evaluations <n>', 'stop the search of a layer after this many mappings', parseCount)
    .option('-t, --threads <n>', 'searches at once; default: all cores', parseCount)
    .option('--executor <name>', 'where searches run; one that a plugin registers, by default threads')
    .addOption(redisOption())
    .option('--seed <n>', 'seed of all randomness', parseSeed)
    .option('--store <file>', `where results are kept and found again; ${storeFile}`)
    .option('--no-store', 'search everything anew')
    .option('--json', 'print JSON: points, front, and what is proven')
    .option('--csv <file>', 'write the table of points as CSV')
    .addOption(reportOption)
    .addHelpText(
      'after',
      `
Values are numbers or text with commas between them, and ranges: 8..32:x2 is 8,16,32 and 4..16:+4 is 4,8,12,16.
Ctrl-C ends the study and keeps what is done; with a store the next run goes on from there.
Ends with 0 where a design is mapped, 1 where none is, 2 where files or options cannot be used.

Examples:
  $ loopwright sweep buffers-and-arrays --plugin energy-estimator
  $ loopwright sweep study.yaml --report study.html
  $ loopwright sweep grid-256 alexnet --vary GlobalBuffer.depth=4096..65536:x2 --plugin energy-estimator
  $ loopwright sweep design/*.yaml resnet50 bert-base --vary PE.meshX=8..32:x2 --derive PE.meshY=PE.meshX
  $ loopwright sweep study.yaml --sampler evolutionary --points 200 --json > front.json`,
    )
    .action(sweep);
  addDesignOptions(command);
}
