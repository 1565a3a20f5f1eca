import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The designs and networks that come along, as the page has them in its script. */
export interface GalleryData {
  readonly designs: readonly GalleryDesign[];
  readonly networks: readonly GalleryNetwork[];
}

export interface GalleryDesign {
  readonly name: string;
  /** What it is made after; empty where it follows no chip. */
  readonly follows: string;
  readonly files: readonly { readonly file: string; readonly text: string }[];
}

export interface GalleryNetwork {
  readonly name: string;
  readonly text: string;
}

/** Reads the folder that the command takes them from, too. */
export function readGallery(configs: string): GalleryData {
  const text = (...parts: readonly string[]) => readFileSync(join(configs, ...parts), 'utf8');
  const yamlIn = (folder: string) =>
    readdirSync(join(configs, folder))
      .filter((file) => file.endsWith('.yaml'))
      .sort();
  const designs = readdirSync(join(configs, 'designs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return {
    designs: designs.map((name) => ({
      name,
      follows: /^Follows: (.*)$/m.exec(text('designs', name, 'README.md'))?.[1] ?? '',
      files: yamlIn(`designs/${name}`)
        .map((file) => ({ file: `${name}/${file}`, text: text('designs', name, file) }))
        // What one wants to see of a design stands first.
        .sort((a, b) => Number(isTable(a.text)) - Number(isTable(b.text))),
    })),
    networks: yamlIn('networks').map((file) => ({
      name: file.replace(/\.yaml$/, ''),
      text: text('networks', file),
    })),
  };
}

function isTable(text: string): boolean {
  return /^(ERT|ART)\b/m.test(text);
}
