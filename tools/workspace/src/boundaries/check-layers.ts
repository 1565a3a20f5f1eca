import { posix } from 'node:path';
import { type Import, packageNameOf } from './imports.ts';
import { layerOfFolder, layerRules } from './rules.ts';
import { packageAt, type SourceFile, type Workspace, type WorkspacePackage } from './workspace.ts';

/** What is imported, or named as a dependency, from a layer that the package must not know. */
export function checkLayers(workspace: Workspace): string[] {
  return workspace.packages.flatMap((from) => {
    const problem = layerProblem(from);
    if (problem !== undefined) return [`${from.folder}/package.json: ${problem}`];
    return [
      ...from.files.flatMap((file) => file.imports.flatMap((it) => importProblems(from, file, it, workspace))),
      ...dependencyProblems(from, workspace),
    ];
  });
}

function layerProblem({ folder, isPrivate, tags }: WorkspacePackage): string | undefined {
  const layers = tags.filter((tag) => tag.startsWith('layer:')).map((tag) => tag.slice('layer:'.length));
  const known = Object.keys(layerRules).join(', ');
  if (layers.length !== 1) return `nx.tags must name one layer, as layer:service; there are ${known}`;
  if (!(layers[0]! in layerRules)) return `layer:${layers[0]} is not one of ${known}`;
  const prescribed = layerOfFolder[folder.split('/')[0]!];
  if (prescribed !== undefined && layers[0] !== prescribed) return `it is in layer:${prescribed}, by its folder`;
  if (layers[0] === 'tool' && !isPrivate) return 'a tool must be private';
  return undefined;
}

function importProblems(
  from: WorkspacePackage,
  file: SourceFile,
  { specifier, line, column }: Import,
  workspace: Workspace,
) {
  const at = `${file.path}:${line}:${column}`;
  const isFile = specifier.startsWith('.');
  const to = isFile
    ? packageAt(posix.join(posix.dirname(file.path), specifier), workspace)
    : workspace.packages.find(({ name }) => name === packageNameOf(specifier));
  if (to === undefined || to === from) return [];
  if (isFile && file.isPublished && layerOf(from) !== 'tool')
    return [`${at}: import ${to.name} by its name, not by its folder`];
  return mayUse(from, to, file.isPublished) ? [] : [`${at}: ${refusal(from, to)}`];
}

function dependencyProblems(from: WorkspacePackage, { packages }: Workspace): string[] {
  return packages.flatMap((to) => {
    const isDependency = from.dependencies.includes(to.name);
    if (!isDependency && !from.devDependencies.includes(to.name)) return [];
    const at = `${from.folder}/package.json`;
    if (isDependency && to.isPrivate && !from.isPrivate)
      return [`${at}: ${to.name} is private, and ${from.name} is published`];
    return mayUse(from, to, isDependency) ? [] : [`${at}: ${refusal(from, to)}`];
  });
}

function mayUse(from: WorkspacePackage, to: WorkspacePackage, isPublished: boolean): boolean {
  const { uses, inDevelopment } = layerRules[layerOf(from)]!;
  return uses.includes(layerOf(to)) || (!isPublished && inDevelopment.includes(layerOf(to)));
}

function refusal(from: WorkspacePackage, to: WorkspacePackage): string {
  const { uses, inDevelopment } = layerRules[layerOf(from)]!;
  const tests = inDevelopment.length > 0 ? `; in tests also ${inDevelopment.join(', ')}` : '';
  return `${layerOf(from)} must not use ${layerOf(to)} (${to.name}): it may use ${uses.join(', ') || 'nothing'}${tests}`;
}

function layerOf({ tags }: WorkspacePackage): string {
  return tags.find((tag) => tag.startsWith('layer:'))?.slice('layer:'.length) ?? '';
}
