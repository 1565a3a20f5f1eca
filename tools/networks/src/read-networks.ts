import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { problemSource, readWorkload, type Workload } from '@loopwright/workload';

export const networksFolder = fileURLToPath(new URL('../../../configs/networks/', import.meta.url));

/** Networks by the names of their files. */
export function readNetworks(): Map<string, Workload> {
  const files = readdirSync(networksFolder).filter((file) => file.endsWith('.yaml'));
  return new Map(
    files.map((file) => {
      const { workload } = readWorkload({ file, text: readFileSync(`${networksFolder}${file}`, 'utf8') });
      return [file.replace(/\.yaml$/, ''), workload];
    }),
  );
}

/** Texts of the problems of networks that have a folder for them, by their paths below `configs/networks`. */
export function problemFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const [folder, { name, operations }] of readNetworks()) {
    if (!existsSync(`${networksFolder}${folder}`)) continue;
    for (const operation of operations) {
      const path = `${folder}/${operation.name}.yaml`;
      const head = `# ${name}, ${operation.name}. Written by tools/networks from ${folder}.yaml.\n`;
      files.set(path, head + problemSource(operation.problem, path).text);
    }
  }
  return files;
}
