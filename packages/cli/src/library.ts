import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The designs and layers that come along, which are named instead of files. */
export class Library {
  readonly #folder: string | undefined;

  /** @param folder with `designs/NAME/*.yaml` and `networks/NETWORK/LAYER.yaml`; there may be none */
  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** As `row-stationary-168`. */
  get designs(): readonly string[] {
    return foldersIn(this.#path('designs'));
  }

  /** As `vgg16/conv3_2`. */
  get layers(): readonly string[] {
    return foldersIn(this.#path('networks')).flatMap((network) =>
      yamlIn(this.#path('networks', network)).map((file) => `${network}/${file.replace(/\.yaml$/, '')}`),
    );
  }

  /** The files that a name stands for, each under the name that messages have for it; none where it is unknown. */
  find(name: string): readonly { readonly file: string; readonly path: string }[] {
    if (this.designs.includes(name)) {
      return yamlIn(this.#path('designs', name)).map((file) => ({
        file: `${name}/${file}`,
        path: this.#path('designs', name, file),
      }));
    }
    if (!this.layers.includes(name)) return [];
    return [{ file: `${name}.yaml`, path: this.#path('networks', `${name}.yaml`) }];
  }

  #path(...parts: readonly string[]): string {
    return this.#folder === undefined ? '' : join(this.#folder, ...parts);
  }
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
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
