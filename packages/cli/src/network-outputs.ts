import { join, resolve } from 'node:path';
import { formatMapping, networkTable, tableCsv, timeloopFiles } from '@loopwright/report';
import type { NetworkResultJson } from '@loopwright/results';
import { Option } from 'commander';
import { type ReportOptions, type RunRecord, rerunView } from './html-report.ts';
import type { Io } from './io.ts';
import type { MappedLayers } from './mapped-layers.ts';
import { makeFolder, type OutputOptions, prepareFile, writeFile } from './output-files.ts';

export interface NetworkOutputOptions extends OutputOptions, ReportOptions {
  readonly parquet?: string;
}

export const parquetOption = new Option('--parquet <file>', 'of a network: write the table of its layers as Parquet');

/** The files that the mapping of a network is asked to write. All are tried at once: searches should not end in vain. */
export class NetworkOutputs {
  /** Full paths. */
  readonly #files: { readonly [name in keyof NetworkOutputOptions]: string | undefined };
  readonly #io: Io;

  constructor({ csv, parquet, report, timeloopOutput }: NetworkOutputOptions, io: Io) {
    const file = (path: string | undefined) => (path === undefined ? undefined : prepareFile(resolve(io.cwd, path)));
    const folder = timeloopOutput === undefined ? undefined : resolve(io.cwd, timeloopOutput);
    if (folder !== undefined) makeFolder(folder);
    this.#files = { csv: file(csv), parquet: file(parquet), report: file(report), timeloopOutput: folder };
    this.#io = io;
  }

  async write(result: NetworkResultJson, layersOf: () => Promise<MappedLayers[]>, record: RunRecord): Promise<void> {
    const { csv, parquet, report, timeloopOutput } = this.#files;
    if (csv !== undefined) writeFile(csv, tableCsv(networkTable(result)));
    if (parquet !== undefined) {
      const { tableParquet } = await import('@loopwright/report/parquet');
      writeFile(parquet, tableParquet(networkTable(result)));
    }
    if (report === undefined && timeloopOutput === undefined) return;
    const layers = await layersOf();
    if (timeloopOutput !== undefined) writeTimeloopFolders(timeloopOutput, layers);
    if (report !== undefined) {
      const { mappingViewOf, renderNetwork } = await import('@loopwright/report-html/render');
      const pages = layers.map(({ operations, mapped }) => ({
        names: operations.map(({ name }) => name),
        mapping: mappingViewOf(mapped),
        text: formatMapping(mapped),
      }));
      writeFile(report, renderNetwork({ result, pages, rerun: rerunView(record, null, this.#io) }));
    }
  }
}

/** A folder per operation, named after it as far as a folder can be. */
function writeTimeloopFolders(folder: string, layers: readonly MappedLayers[]): void {
  const taken = new Set<string>();
  for (const { operations, mapped } of layers) {
    const files = Object.entries(timeloopFiles(mapped) ?? {});
    for (const { name } of operations) {
      const path = join(folder, folderName(name, taken));
      makeFolder(path);
      for (const [file, text] of files) writeFile(join(path, file), text);
    }
  }
}

function folderName(operation: string, taken: Set<string>): string {
  const plain = operation.replace(/[^\w.-]+/g, '_').replace(/^[_.]+/, '') || 'layer';
  let name = plain;
  // Some file systems take A and a for the same.
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain}-${number}`;
  taken.add(name.toLowerCase());
  return name;
}
