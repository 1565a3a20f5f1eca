import { existsSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { nearestName } from '@loopwright/spec';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { Library } from '../library.ts';
import { makeFolder, writeFile } from '../output-files.ts';

export interface InitOptions {
  readonly design: string;
  readonly layer: string;
}

/** `loopwright init [FOLDER]` */
export async function initCommand(name: string | undefined, options: InitOptions, io: Io): Promise<ExitCode> {
  const folder = resolve(io.cwd, name ?? '.');
  const texts = firstFiles(options, new Library(io.library));
  const taken = [...texts.keys()].filter((file) => existsSync(join(folder, file)));
  if (taken.length > 0) {
    const where = relative(io.cwd, folder) || 'this folder';
    throw new RangeError(`${where} holds ${taken.join(', ')} already: nothing is written; name another folder`);
  }
  makeFolder(folder);
  for (const [file, text] of texts) writeFile(join(folder, file), text);
  io.stdout.write(`${nextSteps([...texts.keys()], name, io)}\n`);
  return ExitCode.Valid;
}

/** By their names in the new folder. */
function firstFiles({ design, layer }: InitOptions, library: Library): Map<string, string> {
  checkName('design', design, library.designs);
  checkName('layer', layer, library.layers);
  const parts = library.find(design).map(({ path, read }) => [basename(path), read()] as const);
  const [problem] = library.find(layer);
  const inputs = [...parts, ['layer.yaml', `# ${layer}\n${problem.read()}`] as const];
  const config = firstConfig(
    `${layer} on ${design}`,
    inputs.map(([file]) => file),
  );
  return new Map([...inputs, ['loopwright.config.yaml', config]]);
}

function checkName(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  if (known.length === 0) throw new RangeError(`no ${what} comes along with this installation`);
  const nearest = nearestName(name, known);
  const hint = nearest === undefined ? `there are ${known.join(', ')}` : `did you mean ${nearest}?`;
  throw new RangeError(`no ${what} that comes along is named ${name}: ${hint}`);
}

function firstConfig(title: string, inputs: readonly string[]): string {
  return `# What \`loopwright map\` runs in this folder: ${title}. \`loopwright config\` says where each setting comes from.
spec:
${inputs.map((file) => `  - ${file}`).join('\n')}
# Searches until no mapping can be better; random-pruned, annealing and others search for as long as they may.
mapper: optimal
# Or energy, delay; of a list the first decides and the next break ties.
objective: edp
limits:
  seconds: 60
`;
}

function nextSteps(files: readonly string[], folder: string | undefined, { env }: Pick<Io, 'env'>): string {
  // Where npx runs it there need be no command of its name.
  const command = env.npm_command === 'exec' ? 'npx loopwright' : 'loopwright';
  const change = folder === undefined ? '' : `  cd ${folder}\n`;
  return `${files.join(', ')} written. Next:
${change}  ${command} map        # the best mapping, and that none is better
  ${command} costs      # what every component costs, and who says so
  ${command} explore    # a page on which the mapping is edited by hand`;
}
