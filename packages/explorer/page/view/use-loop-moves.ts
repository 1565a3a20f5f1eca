import type { Specification } from '@loopwright/core';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type LoopPlace, type LoopTarget, moveLoop } from '../edit/move-loop.ts';
import { stepLoop } from '../edit/nest-slots.ts';
import { controlId, type LoopControl } from './loop-control.ts';
import type { Editor } from './use-editor.ts';
import { type LoopDrag, useLoopDrag } from './use-loop-drag.ts';

/** All ways to move a loop. */
export interface LoopMoves extends LoopDrag {
  /** Moves a loop to the next place, out or in; what was pressed keeps the focus. */
  step(from: LoopPlace, direction: 'out' | 'in', control: LoopControl): void;
}

export function useLoopMoves(
  { problem, architecture }: Specification,
  editor: Editor,
  container: RefObject<HTMLElement | null>,
  slots: readonly LoopTarget[],
): LoopMoves {
  const { mapping } = editor.draft;
  const keepFocus = useFocusAfterMove(mapping);
  const what = ({ dimension }: LoopPlace, to: LoopTarget) =>
    `${problem.dimensions[dimension].name} moved to ${architecture.levels[to.level].name}`;
  const boundOf = ({ dimension }: LoopPlace) => problem.dimensions[dimension].bound;
  const drag = useLoopDrag(container, slots, (from, to) => {
    const moved = moveLoop(mapping, from, to, boundOf(from));
    if (!moved) return;
    keepFocus({ level: to.level, dimension: from.dimension }, 'grip');
    editor.edit(moved, what(from, to));
  });
  return {
    ...drag,
    step(from, direction, control) {
      const moved = stepLoop(mapping, architecture.levels, from, direction, boundOf(from));
      if (!moved) return;
      keepFocus({ level: moved.to.level, dimension: from.dimension }, control);
      editor.edit(moved.mapping, what(from, moved.to));
    },
  };
}

/** A loop that moves is drawn anew: what was pressed gets the focus back. */
function useFocusAfterMove(mapping: unknown): (place: LoopPlace, control: LoopControl) => void {
  const wanted = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (wanted.current !== undefined) document.getElementById(wanted.current)?.focus();
    wanted.current = undefined;
  }, [mapping]);
  return (place, control) => {
    wanted.current = controlId(place, control);
  };
}
