import type { Command } from 'commander';
import { storeFile } from '../result-store.ts';
import type { ExportOptions, ResultsOptions, ShowOptions } from './results.ts';

/** What runs when the commands are called. */
export interface ResultsActions {
  listResults(file: string | undefined, options: ResultsOptions): Promise<void>;
  showResult(key: string, options: ShowOptions): Promise<void>;
  exportResults(file: string | undefined, options: ExportOptions): Promise<void>;
  diffResults(first: string, second: string, options: ResultsOptions): Promise<void>;
}

/** `loopwright results` with its commands, options and help. */
export function addResults(program: Command, actions: ResultsActions): void {
  const results = program
    .command('results')
    .description('Looks into results that are kept: those of a store, of a network, of a study.');
  const anyFile = `a store, or what map, evaluate or sweep printed with --json; default: ${storeFile}`;
  results
    .command('list')
    .description('A line per result of a store.')
    .argument('[file]', `a store; default: ${storeFile}`)
    .option('--json', 'print a JSON array of the results')
    .action(actions.listResults);
  results
    .command('show')
    .description('One result of a store: mapping, levels, summary, search.')
    .argument('<key>', 'the key, or how it begins, as list prints it')
    .option('--store <file>', `default: ${storeFile}`)
    .option('--json', 'print JSON, which evaluate and compare read')
    .action(actions.showResult);
  results
    .command('export')
    .description('Writes a flat table: a row per layer, on each point of a study with its parameters.')
    .argument('[file]', anyFile)
    .option('--csv <file>', 'write it as CSV')
    .option('--parquet <file>', 'write it as Parquet')
    .addHelpText(
      'after',
      `
Without an option it prints CSV. Columns and their units: docs/results.md, and the metadata of Parquet files.

Examples:
  $ loopwright results export --parquet results.parquet
  $ loopwright sweep study.yaml --json > study.json && loopwright results export study.json --csv study.csv`,
    )
    .action(actions.exportResults);
  results
    .command('diff')
    .description('Says what changed in which figure between two files of one kind. Ends with 1 where they differ.')
    .argument('<first>', anyFile)
    .argument('<second>', 'another of that kind')
    .option('--json', 'print JSON')
    .action(actions.diffResults);
}
