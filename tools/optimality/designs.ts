import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SourceText } from '@loopwright/spec';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The designs that figures are published for; those of chips, which are ready-made too, are asked for by name. */
export const referenceDesigns: readonly string[] = [
  'grid-256',
  'row-stationary-168',
  'systolic-1024',
  'vector-mac-256',
];

/** Architecture, problem and tables in a folder. */
export function readSources(folder: string): SourceText[] {
  const files = readdirSync(folder).filter((file) => /^(arch|problem|ERT|ART)\.yaml$/.test(file));
  return files.map((file) => readSource(`${folder}/${file}`));
}

export function readSource(file: string): SourceText {
  return { file, text: readFileSync(file, 'utf8') };
}
