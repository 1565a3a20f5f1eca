import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package that is published. */
export interface WorkspacePackage {
  readonly name: string;
  /** Relative to the repository. */
  readonly folder: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The packages of the workspace that are not private. */
export function workspacePackages(repository: string): WorkspacePackage[] {
  return ['packages', 'plugins'].flatMap((group) =>
    readdirSync(join(repository, group))
      .map((name) => `${group}/${name}`)
      .filter((folder) => existsSync(join(repository, folder, 'package.json')))
      .map((folder) => ({ folder, manifest: readManifest(join(repository, folder)) }))
      .filter(({ manifest }) => manifest.private !== true)
      .map(({ folder, manifest }) => ({ folder, name: manifest.name, dependencies: manifest.dependencies ?? {} })),
  );
}

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
