import type { Specification } from '@loopwright/core';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { type LoopPlace, type LoopTarget, moveLoop } from '../edit/move-loop.ts';
import { allSlots, type LoopGroup, loopGroups, stepLoop } from '../edit/nest-slots.ts';
import type { FactorRules } from './factor-rules.ts';
import { LevelHead } from './level-head.tsx';
import { controlId, type LoopControl, LoopRow } from './loop-row.tsx';
import { LoopSlot } from './loop-slot.tsx';
import type { Editor } from './use-editor.ts';
import { useLoopDrag } from './use-loop-drag.ts';

export interface NestEditorProps {
  readonly specification: Specification;
  readonly editor: Editor;
  readonly rules: FactorRules;
}

/** The loop nest, outermost level first: loops are dragged, or moved by keys and buttons; tensors kept or bypassed. */
export function NestEditor({ specification, editor, rules }: NestEditorProps) {
  const { problem, architecture } = specification;
  const { mapping } = editor.draft;
  const container = useRef<HTMLOListElement>(null);
  const groups = useMemo(() => loopGroups(mapping, architecture.levels), [mapping]);
  const slots = useMemo(() => allSlots(groups), [groups]);
  const refusing = refusingLevel(editor);

  const what = ({ dimension }: LoopPlace, to: LoopTarget) =>
    `${problem.dimensions[dimension].name} moved to ${architecture.levels[to.level].name}`;
  const boundOf = ({ dimension }: LoopPlace) => problem.dimensions[dimension].bound;
  const { drag, start } = useLoopDrag(container, slots, (from, to) => {
    editor.edit(moveLoop(mapping, from, to, boundOf(from)), what(from, to));
    refocus({ level: to.level, dimension: from.dimension }, 'grip');
  });
  const refocus = useFocusAfterMove(mapping);
  const step = (from: LoopPlace, direction: 'out' | 'in', control: LoopControl) => {
    const moved = stepLoop(mapping, architecture.levels, from, direction, boundOf(from));
    if (!moved) return;
    editor.edit(moved.mapping, what(from, moved.to));
    refocus({ level: moved.to.level, dimension: from.dimension }, control);
  };

  let depth = 0;
  const slot = (target: LoopTarget) => {
    const index = slots.findIndex(
      ({ level, axis, inner }) => level === target.level && axis === target.axis && inner === target.inner,
    );
    return <LoopSlot key={`slot ${index}`} index={index} isOver={drag?.slot === index} depth={depth} />;
  };
  const group = ({ level, axis, loops, slots: places }: LoopGroup) => (
    <ol
      key={axis}
      class="lx-group"
      aria-label={`Loops of ${architecture.levels[level].name}${axis === 'time' ? '' : ` along ${axis.toUpperCase()}`}`}
    >
      {loops.flatMap((place, i) => [
        slot(places[i]),
        <LoopRow
          key={place.dimension}
          {...{ specification, editor, rules, place, axis, step }}
          depth={depth++}
          grab={start}
          draggedBy={drag?.from.level === level && drag.from.dimension === place.dimension ? drag.byY : undefined}
        />,
      ])}
      {slot(places[loops.length])}
    </ol>
  );
  return (
    <ol
      ref={container}
      class={`lw-nest lx-nest-list${drag ? ' lx-dragging' : ''}`}
      style={{ '--lx-places': slots.length }}
    >
      {groups
        .map((_, index) => groups.length - 1 - index)
        .map((level) => (
          <li key={level} class={refusing === architecture.levels[level].name ? 'lw-refusing' : undefined}>
            <LevelHead {...{ specification, editor, level }} />
            {groups[level].map(group)}
          </li>
        ))}
      <li>
        <div class="lw-level">
          <b>{architecture.compute.name}</b>
        </div>
      </li>
    </ol>
  );
}

function refusingLevel({ costed }: Editor): string | undefined {
  const evaluation = costed?.evaluated.evaluation;
  return evaluation?.valid === false ? evaluation.level : undefined;
}

/** A loop that moves is drawn anew: what was pressed gets the focus back. */
function useFocusAfterMove(mapping: unknown) {
  const wanted = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (wanted.current !== undefined) document.getElementById(wanted.current)?.focus();
    wanted.current = undefined;
  }, [mapping]);
  return (place: LoopPlace, control: LoopControl) => {
    wanted.current = controlId(place, control);
  };
}
