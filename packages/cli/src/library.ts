import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { problemSource, readWorkload, type Workload } from '@loopwright/workload';
import { readTextFile } from './read-text.ts';

/** A file of the library, or one that is made of it. */
export interface LibraryFile {
  /** Name for messages. */
  readonly file: string;
  /** Absolute, of one file alone. */
  readonly path: string;
  read(): string;
}

/** The designs, networks, layers and studies that come along, which are named instead of files. */
export class Library {
  readonly #folder: string | undefined;

  /** @param folder with `designs/NAME/*.yaml`, `networks/NETWORK.yaml` and `studies/NAME/study.yaml`; there may be none */
  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** As `row-stationary-168`. */
  get designs(): readonly string[] {
    const folder = this.#path('designs');
    return existsSync(folder) ? foldersIn(folder) : [];
  }

  /** As `vgg16`. */
  get networks(): readonly string[] {
    const folder = this.#path('networks');
    return existsSync(folder) ? yamlIn(folder).map((file) => file.replace(/\.yaml$/, '')) : [];
  }

  /** As `buffers-and-arrays`. */
  get studies(): readonly string[] {
    const folder = this.#path('studies');
    return existsSync(folder) ? foldersIn(folder) : [];
  }

  /** As `vgg16/conv3_2`: the operations of all networks. */
  get layers(): readonly string[] {
    return this.networks.flatMap((network) =>
      this.#workload(network).operations.map((operation) => `${network}/${operation.name}`),
    );
  }

  /** The files of a design, that of a network, the problem of a layer, or a study and files beside it; none where the name is unknown. */
  find(name: string): readonly LibraryFile[] {
    if (this.designs.includes(name)) {
      return yamlIn(this.#path('designs', name)).map((file) => this.#file(`${name}/${file}`, 'designs'));
    }
    if (this.networks.includes(name)) return [this.#file(`${name}.yaml`, 'networks')];
    if (this.studies.includes(name)) return [this.#file(`${name}/study.yaml`, 'studies')];
    if (this.#isBesideStudy(name)) return [this.#file(name, 'studies')];
    const [network, layer] = name.split('/');
    if (!this.networks.includes(network!)) return [];
    const operation = this.#workload(network!).operations.find((operation) => operation.name === layer);
    if (!operation) return [];
    const { file, text } = problemSource(operation.problem, `${name}.yaml`);
    return [{ file, path: this.#path('networks', file), read: () => text }];
  }

  /** What a design is made after, as its README says; nothing where it follows no chip. */
  follows(design: string): string | undefined {
    const path = this.#path('designs', design, 'README.md');
    return existsSync(path) ? /^Follows: (.*)$/m.exec(readTextFile(path))?.[1] : undefined;
  }

  /** As `buffers-and-arrays/arch.yaml`. */
  #isBesideStudy(name: string): boolean {
    const study = this.studies.find((each) => name.startsWith(`${each}/`));
    return study !== undefined && yamlIn(this.#path('studies', study)).includes(name.slice(study.length + 1));
  }

  #workload(network: string): Workload {
    const { file, read } = this.#file(`${network}.yaml`, 'networks');
    return readWorkload({ file, text: read() }).workload;
  }

  #file(file: string, kind: 'designs' | 'networks' | 'studies'): LibraryFile {
    const path = this.#path(kind, file);
    return { file, path, read: () => readTextFile(path) };
  }

  #path(...parts: readonly string[]): string {
    return this.#folder === undefined ? '' : join(this.#folder, ...parts);
  }
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function yamlIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
}
