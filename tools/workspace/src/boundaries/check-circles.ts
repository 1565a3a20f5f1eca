import { posix } from 'node:path';
import type { SourceFile, Workspace } from './workspace.ts';

/** A package with this tag still has circles that only types close; without it they fail too. */
const TYPE_CIRCLES = 'circles:types';

/** Files that import each other in a circle, imports of types alone included: the shortest circle of each knot of files. */
export function checkCircles({ packages }: Workspace): string[] {
  return packages.flatMap(({ tags, files }) => circlesAmong(files, tags.includes(TYPE_CIRCLES)));
}

function circlesAmong(files: readonly SourceFile[], mayCloseByTypes: boolean): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const next = (path: string) =>
    byPath
      .get(path)!
      .imports.filter(({ specifier, isType }) => specifier.startsWith('.') && !(isType && mayCloseByTypes))
      .map(({ specifier }) => posix.join(posix.dirname(path), specifier))
      .filter((other) => byPath.has(other));
  const reported = new Set<string>();
  return [...byPath.keys()].flatMap((path) => {
    if (reported.has(path)) return [];
    const circle = shortestWay(path, path, next);
    if (circle === undefined) return [];
    for (const file of circle) reported.add(file);
    return [`${path}: a circle of imports: ${circle.join(' -> ')}`];
  });
}

/** From one file over imports to another, both named; nothing where no way leads there. */
function shortestWay(from: string, to: string, next: (path: string) => readonly string[]): string[] | undefined {
  const cameFrom = new Map<string, string>();
  for (const path of walk(from, next, cameFrom)) {
    if (!next(path).includes(to)) continue;
    const way = [path];
    while (way[0] !== from) way.unshift(cameFrom.get(way[0]!)!);
    return [...way, to];
  }
  return undefined;
}

/** Breadth first: whatever is imported, from near to far. */
function* walk(from: string, next: (path: string) => readonly string[], cameFrom: Map<string, string>) {
  const queue = [from];
  for (const path of queue) {
    yield path;
    for (const other of next(path)) {
      if (other === from || cameFrom.has(other)) continue;
      cameFrom.set(other, path);
      queue.push(other);
    }
  }
}
