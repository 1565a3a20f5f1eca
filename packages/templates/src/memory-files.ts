import type { TemplateFiles } from './template-files.ts';

/** Files by absolute path, where there is no disk. */
export function memoryFiles(texts: Readonly<Record<string, string>>): TemplateFiles {
  const paths = Object.keys(texts);
  const inside = (folder: string) => (folder.endsWith('/') ? folder : `${folder}/`);
  return {
    kind: (path) => {
      if (Object.hasOwn(texts, path)) return 'file';
      return paths.some((file) => file.startsWith(inside(path))) ? 'folder' : undefined;
    },
    read: (path) => texts[path]!,
    names: (folder) => {
      const below = paths.filter((file) => file.startsWith(inside(folder)));
      return [...new Set(below.map((file) => file.slice(inside(folder).length).split('/')[0]!))];
    },
    real: (path) => path,
    label: (path) => path,
  };
}
