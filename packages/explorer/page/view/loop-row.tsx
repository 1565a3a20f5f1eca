import type { Axis, LoopPlace } from '../edit/move-loop.ts';
import { FactorField, type FactorFieldProps } from './factor-field.tsx';

/** What of a loop can be pressed to move it. */
export type LoopControl = 'grip' | 'out' | 'in';

export function controlId({ level, dimension }: LoopPlace, control: LoopControl): string {
  return `${control}-${level}-${dimension}`;
}

export interface LoopRowProps extends FactorFieldProps {
  readonly axis: Axis;
  /** Loops outside it. */
  readonly depth: number;
  readonly draggedBy: number | undefined;
  readonly grab: (event: PointerEvent, place: LoopPlace) => void;
  readonly step: (place: LoopPlace, direction: 'out' | 'in', control: LoopControl) => void;
}

/** A loop with its factor, a grip to drag it by, and buttons that move it out and in. */
export function LoopRow({ axis, depth, draggedBy, grab, step, ...field }: LoopRowProps) {
  const { place, specification } = field;
  const { name } = specification.problem.dimensions[place.dimension];
  const level = specification.architecture.levels[place.level].name;
  const arrows: Readonly<Record<string, 'out' | 'in'>> = { ArrowUp: 'out', ArrowDown: 'in' };
  const pressKey = (event: KeyboardEvent) => {
    const direction = arrows[event.key];
    if (!direction) return;
    event.preventDefault();
    step(place, direction, 'grip');
  };
  const mover = (direction: 'out' | 'in', sign: string) => (
    <button
      type="button"
      class="lx-mover"
      id={controlId(place, direction)}
      aria-label={`Move ${name} at ${level} ${direction}`}
      onClick={() => step(place, direction, direction)}
    >
      {sign}
    </button>
  );
  return (
    <li
      class={`lw-loop lx-loop${draggedBy === undefined ? '' : ' lx-dragged'}`}
      style={{ '--lw-depth': depth, ...(draggedBy !== undefined && { transform: `translateY(${draggedBy}px)` }) }}
    >
      <button
        type="button"
        class="lx-grip"
        id={controlId(place, 'grip')}
        aria-label={`Loop ${name} at ${level}: drag it, or move it with the arrow keys up and down`}
        onPointerDown={(event) => grab(event, place)}
        onKeyDown={pressKey}
      >
        ⠿
      </button>
      <span>
        <span class="lw-keyword">{axis === 'time' ? 'for' : `spatial ${axis.toUpperCase()}`}</span> {name}{' '}
        <span class="lw-keyword">in 0:</span>
        <FactorField {...field} />
      </span>
      <span>
        {mover('out', '▲')}
        {mover('in', '▼')}
      </span>
    </li>
  );
}
