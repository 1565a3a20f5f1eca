import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { LoopPlace, LoopTarget } from '../edit/move-loop.ts';

/** A loop that is being dragged. */
export interface Drag {
  readonly from: LoopPlace;
  /** How far it was dragged, CSS pixels. */
  readonly byY: number;
  /** The slot that it would go to: the nearest one. */
  readonly slot: number | undefined;
}

export interface LoopDrag {
  readonly drag: Drag | undefined;
  /** For `pointerdown` on a loop's grip. */
  start(event: PointerEvent, from: LoopPlace): void;
}

/** A hand's tremble is no drag. */
const leastPixels = 4;

/** Lets loops be dragged to the elements with `data-slot` in a container; Escape gives up. */
export function useLoopDrag(
  container: RefObject<HTMLElement | null>,
  slots: readonly LoopTarget[],
  drop: (from: LoopPlace, to: LoopTarget) => void,
): LoopDrag {
  const [drag, setDrag] = useState<Drag>();
  const latest = useRef({ slots, drop });
  latest.current = { slots, drop };

  function start(event: PointerEvent, from: LoopPlace): void {
    if (event.button !== 0) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).focus();
    const startY = pageY(event);
    let slot: number | undefined;
    const moved = (next: PointerEvent) => {
      const byY = pageY(next) - startY;
      slot = Math.abs(byY) < leastPixels ? undefined : nearestSlot(container.current!, next);
      setDrag({ from, byY, slot });
    };
    const dropped = () => {
      end();
      if (slot !== undefined) latest.current.drop(from, latest.current.slots[slot]);
    };
    const pressed = ({ key }: KeyboardEvent) => key === 'Escape' && end();
    const end = listen({ pointermove: moved, pointerup: dropped, pointercancel: () => end(), keydown: pressed }, () =>
      setDrag(undefined),
    );
    setDrag({ from, byY: 0, slot });
  }

  return { drag, start };
}

type Listeners = { readonly [Type in keyof WindowEventMap]?: (event: WindowEventMap[Type]) => void };

/** Listens until the function is called that it returns; that also calls `ended`. */
function listen(listeners: Listeners, ended: () => void): () => void {
  const entries = Object.entries(listeners) as [string, EventListener][];
  for (const [type, listener] of entries) addEventListener(type, listener);
  return () => {
    for (const [type, listener] of entries) removeEventListener(type, listener);
    ended();
  };
}

/** The page may be scrolled during a drag. */
function pageY({ clientY }: PointerEvent): number {
  return clientY + scrollY;
}

function nearestSlot(container: HTMLElement, { clientY }: PointerEvent): number | undefined {
  const distances = [...container.querySelectorAll<HTMLElement>('[data-slot]')].map((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { slot: Number(element.dataset.slot), distance: Math.abs((top + bottom) / 2 - clientY) };
  });
  return distances.sort((a, b) => a.distance - b.distance)[0]?.slot;
}
