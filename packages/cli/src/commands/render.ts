import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { loadConfiguration } from '../prepare-run.ts';
import { readSources } from '../read-sources.ts';
import type { TemplateOptions } from '../template-options.ts';

/** `loopwright render FILE...`: the texts that the other commands read. */
export async function renderCommand(files: readonly string[], options: TemplateOptions, io: Io): Promise<ExitCode> {
  const { templates } = await loadConfiguration({}, io);
  const texts = readSources(files, io, options, templates).map(({ text }) =>
    text.endsWith('\n') ? text : `${text}\n`,
  );
  io.stdout.write(texts.join(''));
  return ExitCode.Valid;
}
