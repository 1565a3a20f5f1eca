import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { readDropped } from '../state/read-dropped.ts';
import type { PageControl } from '../state/use-page.ts';

/** Takes files that are dropped anywhere on the page. They stay on it. */
export function DropZone({
  control,
  children,
}: {
  readonly control: PageControl;
  readonly children: ComponentChildren;
}) {
  const [isOver, setOver] = useState(false);
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  const over = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setOver(false);
    takeFiles(control, [...event.dataTransfer!.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a button beside it takes files by keyboard
    <div
      class={isOver ? 'ls-page ls-over' : 'ls-page'}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
    </div>
  );
}

/** Puts files in the place of those of the same kind. */
export async function takeFiles({ dispatch, opener }: PageControl, files: readonly File[]): Promise<void> {
  const { taken, refused } = await readDropped(files, opener);
  for (const { part, own } of taken) dispatch({ kind: 'choose', part, files: own });
  if (taken.some(({ part }) => part !== 'design')) dispatch({ kind: 'network', network: null });
  if (refused.length > 0) dispatch({ kind: 'notice', notice: `No input: ${refused.join(', ')}.` });
}
