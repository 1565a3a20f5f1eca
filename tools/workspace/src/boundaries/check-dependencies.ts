import { packageNameOf } from './imports.ts';
import type { SourceFile, Workspace, WorkspacePackage } from './workspace.ts';

/** What is imported and named in no package.json, and what is named there and imported nowhere. */
export function checkDependencies(workspace: Workspace): string[] {
  return workspace.packages.flatMap((from) => [...undeclared(from, workspace), ...unused(from)]);
}

function undeclared(from: WorkspacePackage, { packages, rootDevDependencies }: Workspace): string[] {
  // Packages that the testkit itself uses cannot name it: their builds would wait for each other.
  const testkit = packages.filter(({ tags }) => tags.includes('layer:testkit')).map(({ name }) => name);
  const inDevelopment = [...from.dependencies, ...from.devDependencies, ...rootDevDependencies, ...testkit];
  return from.files.flatMap((file) => {
    const isDevelopment = !file.isPublished || from.isPrivate;
    const declared = new Set([from.name, ...(isDevelopment ? inDevelopment : from.dependencies)]);
    return file.imports
      .filter(({ specifier }) => !declared.has(packageNameOf(specifier) ?? from.name))
      .map(
        ({ specifier, line, column }) =>
          `${file.path}:${line}:${column}: ${packageNameOf(specifier)} is none of the ${isDevelopment ? 'devDependencies' : 'dependencies'} in ${from.folder}/package.json`,
      );
  });
}

function unused(from: WorkspacePackage): string[] {
  const published = importedBy(from.files.filter(({ isPublished }) => isPublished || from.isPrivate));
  const anywhere = importedBy(from.files);
  const at = `${from.folder}/package.json`;
  return [
    ...from.dependencies
      .filter((name) => !published.has(name))
      .map((name) => `${at}: nothing published imports ${name}`),
    ...from.devDependencies.filter((name) => !anywhere.has(name)).map((name) => `${at}: nothing imports ${name}`),
    ...from.devDependencies
      .filter((name) => from.dependencies.includes(name))
      .map((name) => `${at}: ${name} is named twice`),
  ];
}

function importedBy(files: readonly SourceFile[]): ReadonlySet<string | undefined> {
  return new Set(files.flatMap(({ imports }) => imports.map(({ specifier }) => packageNameOf(specifier))));
}
