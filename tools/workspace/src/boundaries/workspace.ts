import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Import, importsOf } from './imports.ts';

export interface SourceFile {
  /** From the root of the repository. */
  readonly path: string;
  /** Whether it is published, or the code of a tool: what it uses must be there at run time. */
  readonly isPublished: boolean;
  readonly imports: readonly Import[];
}

export interface WorkspacePackage {
  readonly name: string;
  /** From the root of the repository, as `packages/core`. */
  readonly folder: string;
  readonly isPrivate: boolean;
  readonly tags: readonly string[];
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
  readonly files: readonly SourceFile[];
}

/** All packages of the workspace with what they import, and what the root has for everybody in development. */
export interface Workspace {
  readonly packages: readonly WorkspacePackage[];
  readonly rootDevDependencies: readonly string[];
}

const groups = ['packages', 'plugins', 'tools'];
/** Text of other packages: templates, and what is built or installed. */
const skipped = new Set(['dist', 'node_modules', 'templates', 'project']);

export function readWorkspace(root: string): Workspace {
  const packages = groups
    .filter((group) => existsSync(join(root, group)))
    .flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}`))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => readPackage(root, folder));
  return { packages, rootDevDependencies: Object.keys(manifestIn(root).devDependencies ?? {}) };
}

function readPackage(root: string, folder: string): WorkspacePackage {
  const manifest = manifestIn(join(root, folder));
  const files = codeIn(root, folder).map((path) => ({
    path,
    isPublished: isPublished(path.slice(folder.length + 1)),
    imports: importsOf(readFileSync(join(root, path), 'utf8')),
  }));
  return {
    name: manifest.name,
    folder,
    isPrivate: manifest.private === true,
    tags: manifest.nx?.tags ?? [],
    dependencies: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
    devDependencies: Object.keys(manifest.devDependencies ?? {}),
    files,
  };
}

function isPublished(path: string): boolean {
  return /^(src|bin)\//.test(path) && !/\.(test|bench)\.tsx?$/.test(path);
}

function codeIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : codeIn(root, path);
    return /\.(tsx?|js)$/.test(entry.name) && !/\.(d\.ts|sample\.js)$/.test(entry.name) ? [path] : [];
  });
}

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly nx?: { readonly tags?: readonly string[] };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** The package that a path lies in; nothing outside of all. */
export function packageAt(path: string, { packages }: Workspace): WorkspacePackage | undefined {
  return packages.find(({ folder }) => path.startsWith(`${folder}/`));
}
