import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Path of the module that the first of the names means which means any, seen from a folder. */
export async function resolveModule(names: readonly string[], folder: string): Promise<string | undefined> {
  for (const name of names) {
    const found = await resolveOne(name, folder);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A path, or an absolute one: what cannot be the name of a package. */
export function isPath(name: string): boolean {
  return /^[./\\]/.test(name) || /^[A-Za-z]:/.test(name);
}

async function resolveOne(name: string, folder: string): Promise<string | undefined> {
  const parent = join(folder, 'loopwright.config.js');
  try {
    return createRequire(parent).resolve(name);
  } catch {
    // Packages without an entry for `require`, and TypeScript files named without their extension.
    const { createJiti } = await import('jiti');
    const url = createJiti(parent).esmResolve(name, { try: true });
    return url === undefined ? undefined : fileURLToPath(url);
  }
}
