import { resolve } from 'node:path';
import { diffTables, formatResult, formatStore, formatTableDiff, tableCsv } from '@loopwright/report';
import { writeResult } from '@loopwright/results';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { prepareFile, writeFile } from '../output-files.ts';
import { readResultTable, readStore } from '../read-result-table.ts';
import { storeFile } from '../result-store.ts';
import { textLayout } from '../text-layout.ts';

export interface ResultsOptions {
  readonly json?: boolean;
}

export interface ShowOptions extends ResultsOptions {
  readonly store?: string;
}

export interface ExportOptions {
  readonly csv?: string;
  readonly parquet?: string;
}

/** `loopwright results list` */
export async function listResultsCommand(file = storeFile, options: ResultsOptions, io: Io): Promise<ExitCode> {
  const results = await readStore(file, io);
  io.stdout.write(options.json ? `${JSON.stringify(results, null, 2)}\n` : formatStore(results, textLayout(io)));
  return ExitCode.Valid;
}

/** `loopwright results show KEY` */
export async function showResultCommand(
  key: string,
  { store = storeFile, json }: ShowOptions,
  io: Io,
): Promise<ExitCode> {
  const results = await readStore(store, io);
  const found = results.filter((result) => result.key.startsWith(key));
  if (found.length !== 1) {
    const problem = found.length === 0 ? 'no result' : `${found.length} results`;
    const hint = `loopwright results list ${store} prints the keys there are`;
    throw new RangeError(`${store} has ${problem} whose key begins with ${key}\n  hint:     ${hint}`);
  }
  const [result] = found;
  io.stdout.write(json ? writeResult(result) : formatResult(result, textLayout(io)));
  return ExitCode.Valid;
}

/** `loopwright results export` */
export async function exportResultsCommand(
  file = storeFile,
  { csv, parquet }: ExportOptions,
  io: Io,
): Promise<ExitCode> {
  const { columns } = await readResultTable(file, io);
  if (csv === undefined && parquet === undefined) io.stdout.write(tableCsv(columns));
  if (csv !== undefined) writeFile(prepareFile(resolve(io.cwd, csv)), tableCsv(columns));
  if (parquet !== undefined) {
    const { tableParquet } = await import('@loopwright/report/parquet');
    writeFile(prepareFile(resolve(io.cwd, parquet)), tableParquet(columns));
  }
  return ExitCode.Valid;
}

/** `loopwright results diff FIRST SECOND` */
export async function diffResultsCommand(
  first: string,
  second: string,
  options: ResultsOptions,
  io: Io,
): Promise<ExitCode> {
  const [one, other] = [await readResultTable(first, io), await readResultTable(second, io)];
  if (one.kind !== other.kind) {
    throw new RangeError(`${first} is ${one.kind}, and ${second} is ${other.kind}: what is compared is of one kind`);
  }
  const diff = diffTables(one, other);
  io.stdout.write(options.json ? `${JSON.stringify(diff, null, 2)}\n` : formatTableDiff(diff, textLayout(io)));
  const isSame = diff.changed.length + diff.onlyFirst.length + diff.onlySecond.length === 0;
  return isSame ? ExitCode.Valid : ExitCode.Invalid;
}
