import { Command } from 'commander';
import { builtInMappers } from './built-in-plugins.ts';
import { addBound, type BoundAction } from './commands/add-bound.ts';
import { addCompare, type CompareAction } from './commands/add-compare.ts';
import { addExplain, type ExplainAction } from './commands/add-explain.ts';
import { addExplore, type ExploreAction } from './commands/add-explore.ts';
import { addInit, type InitAction } from './commands/add-init.ts';
import { addInspection, type InspectionActions } from './commands/add-inspection.ts';
import { addMigrate, type MigrateAction } from './commands/add-migrate.ts';
import { addRender, type RenderAction } from './commands/add-render.ts';
import { addResults, type ResultsActions } from './commands/add-results.ts';
import { addSweep, type SweepAction } from './commands/add-sweep.ts';
import { addWorker, type WorkerAction } from './commands/add-worker.ts';
import type { CheckOptions } from './commands/check-options.ts';
import type { EvaluateOptions } from './commands/evaluate.ts';
import type { MapOptions } from './commands/map-options.ts';
import { addDebugOption } from './debug-option.ts';
import { addDesignOptions } from './design-options.ts';
import { reportOption } from './html-report.ts';
import type { Io } from './io.ts';
import { parquetOption } from './network-outputs.ts';
import { parseAreaUm2, parseCount, parseObjective, parsePositive, parseSeed, parseSizes } from './option-values.ts';
import { csvOption, timeloopOutputOption } from './output-files.ts';
import { redisOption } from './redis-option.ts';
import { storeFile } from './result-store.ts';
import { version } from './version.ts';

/** What runs when a command is called. */
export interface Actions
  extends BoundAction,
    CompareAction,
    ExplainAction,
    ExploreAction,
    InitAction,
    InspectionActions,
    MigrateAction,
    RenderAction,
    ResultsActions,
    SweepAction,
    WorkerAction {
  check(files: string[], options: CheckOptions): Promise<void>;
  evaluate(files: string[], options: EvaluateOptions): Promise<void>;
  map(files: string[], options: MapOptions): Promise<void>;
}

/** The commands with their options and help. Errors are thrown as CommanderError, after they are printed. */
export function createProgram(io: Io, actions: Actions): Command {
  const program = new Command('loopwright')
    .description('Evaluates deep-learning accelerators and finds the best mapping of a layer onto them.')
    .version(version, '-V, --version')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
    })
    .exitOverride()
    .showHelpAfterError('(--help says more)')
    .addHelpText(
      'after',
      `
Examples:
  $ loopwright init                                           # a first design and layer
  $ loopwright map                                            # what loopwright.config.ts says
  $ loopwright map arch.yaml problem.yaml ERT.yaml ART.yaml   # best mapping in 10 seconds
  $ loopwright evaluate arch.yaml problem.yaml ERT.yaml mapping.yaml

Exit codes: 0 a valid mapping, 1 it does not fit or none is found, 2 bad input.`,
    );
  addInit(program, actions);
  addEvaluate(program, actions);
  addMap(program, actions);
  addSweep(program, actions);
  addExplain(program, actions);
  addBound(program, actions);
  addCompare(program, actions);
  addExplore(program, actions);
  addCheck(program, actions);
  addMigrate(program, actions);
  addRender(program, actions);
  addInspection(program, actions);
  addResults(program, actions);
  addWorker(program, actions);
  addDebugOption(program);
  return program;
}

function addEvaluate(program: Command, { evaluate }: Actions): void {
  const command = program
    .command('evaluate')
    .description('Costs the mapping that the files hold: cycles, energy and accesses per level and tensor.')
    .argument('[files...]', 'architecture, problem, mapping, energy tables; default: spec of the configuration')
    .option('--json', 'print JSON')
    .addOption(reportOption)
    .addOption(timeloopOutputOption)
    .addOption(csvOption)
    .addHelpText(
      'after',
      `
Examples:
  $ loopwright evaluate arch.yaml problem.yaml mapping.yaml ERT.yaml ART.yaml
  $ loopwright evaluate design/*.yaml --json | jq .energyPj`,
    )
    .action(evaluate);
  addDesignOptions(command);
}

function addMap(program: Command, { map }: Actions): void {
  const command = program
    .command('map')
    .description('Searches the mapspace for the mapping that costs least.')
    .argument('[files...]', 'architecture, problem, constraints, energy tables; default: spec of the configuration')
    .option('--json', 'print JSON: the best mapping, as a mapping section too, and the search')
    .option('--open', 'serve the page of the whole tool with this run, to this machine only, until Ctrl-C')
    .option('-m, --mapper <name>', `search strategy; built in: ${builtInMappers.join(', ')}`)
    .option(
      '-o, --objective <metrics>',
      'edp, ed2p, energy, delay, last_level_accesses, one of a plugin, or a sum such as energy+1.5*delay (pJ per cycle); further ones break ties; pareto: the front of energy, cycles and area',
      parseObjective,
    )
    .option(
      '--imperfect [where]',
      'try factors that do not divide, with a shorter last pass: everywhere, or spatial, temporal, or dimensions such as P,Q',
    )
    .option('-s, --seconds <s>', 'stop after this time; 10 where no limit is set', parsePositive)
    .option('-n, --evaluations <n>', 'stop after this many mappings', parseCount)
    .option('--victory <n>', 'a thread stops after this many valid mappings without a better one', parseCount)
    .option('--timeout <n>', 'a thread stops after this many mappings in a row that do not fit', parseCount)
    .option('--target <value>', 'stop where the first metric is this low (pJ, cycles, accesses)', parsePositive)
    .option(
      '-t, --threads <n>',
      'threads that search; default: all cores, one for fewer than 50,000 evaluations',
      parseCount,
    )
    .option('--executor <name>', 'where threads run; one that a plugin registers, by default those of this machine')
    .addOption(redisOption())
    .option(
      '--seed <n>',
      'seed of all randomness; the same seed, threads and evaluations give the same mapping',
      parseSeed,
    )
    .option(
      '--max-area <um2>',
      'refuse a design whose instances take more area together; um^2, or as 2.5mm2',
      parseAreaUm2,
    )
    .option('--dim <sizes>', 'of a network: sizes that its file leaves open, as batch=1,seq=128', parseSizes)
    .option('--max-cycles <n>', 'of a network: the least energy within so many cycles', parseCount)
    .option(
      '--keep-on-chip <memory>',
      'of a network: the most that could be saved if tensors stayed there between layers',
    )
    .option('--store <file>', `of a network: where results are kept and found again; ${storeFile}`)
    .option('--no-store', 'of a network: search everything anew')
    .option('--log <file>', 'write every improvement as a line of JSON: its mapping, its costs, when, by which thread')
    .addOption(reportOption)
    .addOption(timeloopOutputOption)
    .addOption(csvOption)
    .addOption(parquetOption)
    .addHelpText(
      'after',
      `
Ctrl-C ends the search and keeps the best mapping.

Examples:
  $ loopwright map arch.yaml problem.yaml ERT.yaml ART.yaml --seconds 30
  $ loopwright map row-stationary-168 resnet50                      # every layer, and the optimum of the network
  $ loopwright map design/*.yaml layer.yaml --objective delay,energy --evaluations 1e6 --seed 7
  $ loopwright map design/*.yaml layer.yaml --report layer.html
  $ loopwright map design/*.yaml layer.yaml --timeloop-output out   # out/timeloop-mapper.stats.txt, .map.yaml, ...
  $ loopwright map design/*.yaml layer.yaml --json > result.json
  $ loopwright evaluate design/*.yaml layer.yaml result.json`,
    )
    .action(map);
  addDesignOptions(command);
}

function addCheck(program: Command, { check }: Actions): void {
  const command = program
    .command('check')
    .description('Says what is wrong with the files, all at once, without searching.')
    .argument('[files...]', 'any input files; default: spec of the configuration')
    .option('--summary', 'the files are folders: group what belongs together in them, and print a line per set')
    .option(
      '--most <n>',
      'with --summary: problems, mappings and the like that are tried of each kind per design; 25',
      parseCount,
    )
    .option(
      '--json',
      'print a JSON array, for editors: code, severity, message, file, line, column, found, expected, hint; with --summary an object',
    )
    .addHelpText(
      'after',
      `
Ends with 0 where there are warnings at the most, and with 2 where there are errors.

Examples:
  $ loopwright check design/*.yaml layer.yaml
  $ loopwright check --summary ~/timeloop-designs --plugin energy-estimator
  $ loopwright check design/*.yaml layer.yaml --json | jq -r '.[] | "\\(.file):\\(.line): \\(.message)"'`,
    )
    .action(check);
  addDesignOptions(command);
}
