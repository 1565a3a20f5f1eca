import { sizeBits } from '@loopwright/core';
import { formatLibrary, type LibraryDesign } from '@loopwright/report';
import { type Architecture, isDram, loadDesign, type Memory } from '@loopwright/spec';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { Library } from '../library.ts';
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
    onChipBytes: onChipBytes(architecture),
    technology: typeof technology === 'string' ? technology : null,
  };
}

/** What has no size lies off the chip, as DRAM does. */
function onChipBytes({ levels }: Architecture): number {
  const isOnChip = (memory: Memory) => !isDram(memory) && Number.isFinite(memory.capacityWords);
  const memories = levels.filter((level) => level.kind === 'memory').filter(isOnChip);
  return memories.reduce((sum, memory) => sum + (memory.instances * sizeBits(memory)) / 8, 0);
}
