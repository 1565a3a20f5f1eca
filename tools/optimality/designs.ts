import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SourceText } from '@loopwright/spec';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Names of the designs in configs/designs. */
export function listDesigns(): string[] {
  const entries = readdirSync(`${root}configs/designs`, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Architecture, problem and tables in a folder. */
export function readSources(folder: string): SourceText[] {
  const files = readdirSync(folder).filter((file) => /^(arch|problem|ERT|ART)\.yaml$/.test(file));
  return files.map((file) => readSource(`${folder}/${file}`));
}

export function readSource(file: string): SourceText {
  return { file, text: readFileSync(file, 'utf8') };
}
