import { type LinkedInput, type LinkedRun, linkedFile, mostLinkedBytes } from '@loopwright/run-link';
import { designFiles } from '../gallery/gallery.ts';
import { isIntact, type PageFile, workloadFile } from './page-file.ts';
import type { PageState } from './page-state.ts';

/** What the page would run, as plain data. */
export function linkedRun({ files, search, plugins, sweep, mapping }: PageState): LinkedRun {
  return { inputs: inputsOf(files), search, plugins, sweep, ...(mapping !== null && { mapping }) };
}

/** Files that are too large for a link. */
export function leftOutOfLinks(files: readonly PageFile[]): string[] {
  return files.filter(({ bytes }) => (bytes?.length ?? 0) > mostLinkedBytes).map(({ file }) => file);
}

/** What comes along is named as long as it is whole, and nobody has changed it. */
function inputsOf(files: readonly PageFile[]): LinkedInput[] {
  const names = new Set(files.flatMap(({ from }) => from?.name ?? []));
  const whole = new Set(
    [...names].filter((name) => {
      const own = files.filter(({ from }) => from?.name === name);
      const { length } = designFiles(name);
      return own.every(isIntact) && (length === 0 || own.length === length);
    }),
  );
  const inputs = files.map((file): LinkedInput => {
    if (file.from && whole.has(file.from.name)) return file.from.name;
    return linkedFile(workloadFile(file));
  });
  return inputs.filter((input, index) => typeof input !== 'string' || inputs.indexOf(input) === index);
}
