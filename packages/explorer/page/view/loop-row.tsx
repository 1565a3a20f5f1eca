import type { Axis } from '../edit/move-loop.ts';
import { FactorField, type FactorFieldProps } from './factor-field.tsx';
import { controlId } from './loop-control.ts';
import type { LoopMoves } from './use-loop-moves.ts';

export interface LoopRowProps extends FactorFieldProps {
  readonly axis: Axis;
  /** Loops outside it. */
  readonly depth: number;
  readonly draggedBy: number | undefined;
  readonly moves: LoopMoves;
}

/** A loop with its factor, a grip to drag it by, and buttons that move it out and in. */
export function LoopRow({ axis, depth, draggedBy, moves, ...field }: LoopRowProps) {
  const { place, specification } = field;
  const { name } = specification.problem.dimensions[place.dimension];
  const level = specification.architecture.levels[place.level].name;
  const arrows: Readonly<Record<string, 'out' | 'in'>> = { ArrowUp: 'out', ArrowDown: 'in' };
  const pressKey = (event: KeyboardEvent) => {
    const direction = arrows[event.key];
    if (!direction) return;
    event.preventDefault();
    moves.step(place, direction, 'grip');
  };
  const mover = (direction: 'out' | 'in', sign: string) => (
    <button
      type="button"
      class="lx-mover"
      id={controlId(place, direction)}
      aria-label={`Move ${name} at ${level} ${direction}`}
      onClick={() => moves.step(place, direction, direction)}
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
        onPointerDown={(event) => moves.start(event, place)}
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
