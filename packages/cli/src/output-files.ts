import { accessSync, constants, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { MappingResult } from '@loopwright/core';
import { levelCsv, timeloopFiles } from '@loopwright/report';
import { Option } from 'commander';
import type { Output } from './io.ts';

export interface OutputOptions {
  readonly timeloopOutput?: string;
  readonly csv?: string;
}

/** Options of every command that ends with a mapping. */
export const timeloopOutputOption = new Option(
  '--timeloop-output <folder>',
  "write timeloop-mapper.stats.txt, .map.txt, .map.yaml, ERT and ART there, in Timeloop's layout; of a network in a folder per layer",
);
export const csvOption = new Option(
  '--csv <file>',
  'write the table of levels as CSV; of a network that of its layers',
);

/** The files that a command is asked to write. The folder for Timeloop's is made at once: a search should not end in vain. */
export class OutputFiles {
  readonly #folder: string | undefined;
  readonly #csv: string | undefined;

  constructor({ timeloopOutput, csv }: OutputOptions, cwd: string) {
    this.#folder = timeloopOutput === undefined ? undefined : resolve(cwd, timeloopOutput);
    this.#csv = csv === undefined ? undefined : resolve(cwd, csv);
    if (this.#folder !== undefined) makeFolder(this.#folder);
    if (this.#csv !== undefined) prepareFile(this.#csv);
  }

  /** Writes what is asked for; where there is no mapping that fits, nothing, and says so. */
  write(result: MappingResult | null, stderr: Output): void {
    if (this.#folder === undefined && this.#csv === undefined) return;
    if (!result?.evaluation.valid) {
      stderr.write('warning: no file is written, since there is no mapping that fits\n');
      return;
    }
    const [folder, csv] = [this.#folder, this.#csv];
    if (folder !== undefined) {
      for (const [name, text] of Object.entries(timeloopFiles(result) ?? {})) writeFile(join(folder, name), text);
    }
    if (csv !== undefined) writeFile(csv, levelCsv(result) ?? '');
  }
}

export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new RangeError(`the folder ${folder} cannot be made: ${(error as Error).message}`);
  }
}

/** Throws a RangeError where a file that is to be written later cannot be: a search should not end in vain. */
export function prepareFile(file: string): string {
  checkWritable(file);
  return file;
}

function checkWritable(file: string): void {
  try {
    if (!isFolder(dirname(file))) throw new Error(`there is no folder ${dirname(file)}: make it, or name another`);
    if (isFolder(file)) throw new Error('it is a folder');
    accessSync(existsSync(file) ? file : dirname(file), constants.W_OK);
  } catch (error) {
    throw new RangeError(`${file} cannot be written: ${(error as Error).message}`);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

export function writeFile(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new RangeError(`${file} cannot be written: ${(error as Error).message}`);
  }
}
