import { relative, resolve } from 'node:path';

/** As the user wrote it; paths that a configuration made absolute are seen from where the user is. */
export function shortPath(path: string, cwd: string): string {
  const seen = relative(cwd, resolve(cwd, path));
  return seen.length < path.length && seen !== '' ? seen : path;
}
