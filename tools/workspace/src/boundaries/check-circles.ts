import { posix } from 'node:path';
import type { SourceFile, Workspace } from './workspace.ts';

/** Files that import each other in a circle, imports of types alone included. */
export function checkCircles({ packages }: Workspace): string[] {
  const files = packages.flatMap((one) => one.files);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const next = (file: SourceFile) =>
    file.imports.flatMap(({ specifier }) =>
      specifier.startsWith('.') ? (byPath.get(posix.join(posix.dirname(file.path), specifier)) ?? []) : [],
    );
  const done = new Set<SourceFile>();
  const path: SourceFile[] = [];
  const circles: string[] = [];
  const visit = (file: SourceFile) => {
    const begin = path.indexOf(file);
    if (begin >= 0) circles.push(circleFrom(path.slice(begin)));
    if (begin >= 0 || done.has(file)) return;
    path.push(file);
    next(file).forEach(visit);
    path.pop();
    done.add(file);
  };
  files.forEach(visit);
  return circles;
}

function circleFrom(files: readonly SourceFile[]): string {
  const names = [...files, files[0]!].map(({ path }) => path);
  return `${names[0]}: a circle of imports: ${names.join(' -> ')}`;
}
