import { readdirSync, readFileSync } from 'node:fs';
import { loadSpecification, type Specification } from '@loopwright/spec';

const folder = new URL('../designs/', import.meta.url);

export const designNames: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** One of the published designs, with its ERT and ART. */
export function loadDesign(name: string): Specification {
  const parts = readdirSync(new URL(`${name}/components/`, folder)).map((file) => `components/${file}`);
  const files = ['arch.yaml', 'variables.yaml', 'problem.yaml', 'ERT.yaml', 'ART.yaml', ...parts];
  const text = (file: string) => readFileSync(new URL(`${name}/${file}`, folder), 'utf8');
  return loadSpecification(files.map((file) => ({ file, text: text(file) }))).specification;
}
