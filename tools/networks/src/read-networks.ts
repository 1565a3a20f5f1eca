import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Network } from './network.ts';
import { problemYaml } from './problem-yaml.ts';

export const networksFolder = fileURLToPath(new URL('../../../configs/networks/', import.meta.url));

/** Networks by the names of their files. */
export function readNetworks(): Map<string, Network> {
  const files = readdirSync(networksFolder).filter((file) => file.endsWith('.json'));
  return new Map(
    files.map((file) => [file.replace(/\.json$/, ''), JSON.parse(readFileSync(`${networksFolder}${file}`, 'utf8'))]),
  );
}

/** Texts of all problems, by their paths below `configs/networks`. */
export function problemFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const [folder, { name, layers }] of readNetworks()) {
    for (const layer of layers) files.set(`${folder}/${layer.name}.yaml`, problemYaml(name, `${folder}.json`, layer));
  }
  return files;
}
