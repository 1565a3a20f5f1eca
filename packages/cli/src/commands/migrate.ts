import { basename, join, resolve } from 'node:path';
import { migrateSources } from '@loopwright/spec';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { makeFolder, writeFile } from '../output-files.ts';
import { loadConfiguration } from '../prepare-run.ts';
import { readSources } from '../read-sources.ts';
import type { TemplateOptions } from '../template-options.ts';

export interface MigrateOptions extends TemplateOptions {
  readonly output?: string;
}

/** `loopwright migrate FILE...` */
export async function migrateCommand(files: readonly string[], options: MigrateOptions, io: Io): Promise<ExitCode> {
  const { output } = options;
  const { templates } = await loadConfiguration({}, io);
  const migrated = migrateSources(readSources(files, io, options, templates));
  if (output === undefined) {
    io.stdout.write(migrated.map(({ text }) => text).join(''));
    return ExitCode.Valid;
  }
  const folder = resolve(io.cwd, output);
  const paths = migrated.map(({ file, text }) => ({
    from: resolve(io.cwd, file),
    to: join(folder, basename(file)),
    text,
  }));
  checkPaths(paths);
  makeFolder(folder);
  for (const { to, text } of paths) writeFile(to, text);
  io.stderr.write(`${paths.length} of ${files.length} files written to ${output}; comments are not carried over\n`);
  return ExitCode.Valid;
}

/** Neither over an input nor two over each other. */
function checkPaths(paths: readonly { from: string; to: string }[]): void {
  for (const { from, to } of paths) {
    if (from === to) throw new RangeError(`${to} would be written over: choose another folder`);
    if (paths.filter((other) => other.to === to).length > 1) {
      throw new RangeError(`two files are named ${basename(to)}: migrate them one by one`);
    }
  }
}
