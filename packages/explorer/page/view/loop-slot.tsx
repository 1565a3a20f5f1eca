/** A place between loops: what is dragged goes to the nearest one. */
export function LoopSlot({ index, isOver, depth }: { index: number; isOver: boolean; depth: number }) {
  return (
    <li
      class={`lw-loop lx-slot${isOver ? ' lx-over' : ''}`}
      style={{ '--lw-depth': depth }}
      data-slot={index}
      aria-hidden="true"
    />
  );
}
