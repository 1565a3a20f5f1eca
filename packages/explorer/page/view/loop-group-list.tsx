import type { Specification } from '@loopwright/core';
import type { LoopGroup } from '../edit/nest-slots.ts';
import type { FactorRules } from './factor-rules.ts';
import { LoopRow } from './loop-row.tsx';
import type { Editor } from './use-editor.ts';
import type { LoopMoves } from './use-loop-moves.ts';

export interface LoopGroupListProps {
  readonly specification: Specification;
  readonly editor: Editor;
  readonly rules: FactorRules;
  readonly group: LoopGroup;
  readonly moves: LoopMoves;
}

/** The loops of a level along one axis, with the places between them that a loop can be dragged to. */
export function LoopGroupList({ group, moves, ...fields }: LoopGroupListProps) {
  const { level, axis, depth, loops, firstSlot } = group;
  const { drag } = moves;
  const along = axis === 'time' ? '' : ` along ${axis.toUpperCase()}`;
  const slot = (i: number) => (
    <li
      key={`slot ${i}`}
      class={`lw-loop lx-slot${drag?.slot === firstSlot + i ? ' lx-over' : ''}`}
      style={{ '--lw-depth': depth + i }}
      data-slot={firstSlot + i}
      aria-hidden="true"
    />
  );
  return (
    <ol class="lx-group" aria-label={`Loops of ${fields.specification.architecture.levels[level].name}${along}`}>
      {loops.flatMap((place, i) => [
        slot(i),
        <LoopRow
          key={place.dimension}
          {...{ ...fields, place, axis, moves }}
          depth={depth + i}
          draggedBy={drag?.from.level === level && drag.from.dimension === place.dimension ? drag.byY : undefined}
        />,
      ])}
      {slot(loops.length)}
    </ol>
  );
}
