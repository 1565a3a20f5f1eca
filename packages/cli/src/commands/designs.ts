import { formatLibrary, type LibraryDesign } from '@loopwright/report';
import { loadDesign } from '@loopwright/spec';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { Library } from '../library.ts';
import { onChipMemories } from '../on-chip-memories.ts';
import { textLayout } from '../text-layout.ts';

export interface DesignsOptions {
  readonly json?: boolean;
}

/** `loopwright designs` */
export function designsCommand({ json = false }: DesignsOptions, io: Io): ExitCode {
  const library = new Library(io.library);
  if (library.designs.length === 0) throw new RangeError('no design comes along with this installation');
  const designs = library.designs.map((name) => describeDesign(name, library));
  io.stdout.write(`${json ? JSON.stringify(designs, null, 2) : formatLibrary(designs, textLayout(io))}\n`);
  return ExitCode.Valid;
}

function describeDesign(name: string, library: Library): LibraryDesign {
  const { architecture } = loadDesign(library.find(name).map(({ file, read }) => ({ file, text: read() }))).design;
  const { technology } = architecture.compute.attributes;
  return {
    name,
    follows: library.follows(name) ?? null,
    computeUnits: architecture.compute.instances,
    onChipBytes: onChipMemories(architecture).reduce((sum, { bytes }) => sum + bytes, 0),
    technology: typeof technology === 'string' ? technology : null,
  };
}
