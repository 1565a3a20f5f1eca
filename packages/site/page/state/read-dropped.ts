import type { RunOpener } from './open-run.ts';
import type { PageFile } from './page-file.ts';

/** What takes the place of what: files of one part, or (null) only of files of the same name. */
interface Taken {
  readonly part: PageFile['part'] | null;
  readonly own: readonly PageFile[];
}

const TEXT = /\.(ya?ml|json|csv)$/i;
const MODEL = /\.onnx$/i;

/** Reads files that somebody dropped: an architecture brings another design, a problem or a network another workload. */
export async function readDropped(
  files: readonly File[],
  opener: RunOpener,
): Promise<{ readonly taken: readonly Taken[]; readonly refused: readonly string[] }> {
  const known = files.filter(({ name }) => TEXT.test(name) || MODEL.test(name));
  const read = await Promise.all(known.map(readFile));
  const parts = await opener.sort(read);
  const sorted = read.map((file, index): PageFile => ({ ...file, part: parts[index]! }));
  const design = sorted.filter(({ part }) => part === 'design');
  const workload = sorted.filter(({ part }) => part === 'workload');
  const isWhole = design.some(({ text }) => /^["']?(architecture|arch)["']?\s*:/m.test(text));
  const taken = [
    { part: isWhole ? ('design' as const) : null, own: design },
    { part: 'workload' as const, own: workload },
  ];
  return {
    taken: taken.filter(({ own }) => own.length > 0),
    refused: files.filter((file) => !known.includes(file)).map(({ name }) => `${name} is no YAML, JSON, CSV or ONNX`),
  };
}

async function readFile(file: File): Promise<PageFile> {
  const { name } = file;
  if (MODEL.test(name)) {
    return { file: name, text: '', bytes: new Uint8Array(await file.arrayBuffer()), part: 'workload' };
  }
  return { file: name, text: await file.text(), part: 'design' };
}
