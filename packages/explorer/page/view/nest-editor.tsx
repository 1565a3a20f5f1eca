import type { Specification } from '@loopwright/core';
import { useMemo, useRef } from 'preact/hooks';
import { allSlots, loopGroups } from '../edit/nest-slots.ts';
import type { FactorRules } from './factor-rules.ts';
import { LevelHead } from './level-head.tsx';
import { LoopGroupList } from './loop-group-list.tsx';
import type { Editor } from './use-editor.ts';
import { useLoopMoves } from './use-loop-moves.ts';

export interface NestEditorProps {
  readonly specification: Specification;
  readonly editor: Editor;
  readonly rules: FactorRules;
}

/** The loop nest, outermost level first: loops are dragged, or moved by keys and buttons; tensors kept or bypassed. */
export function NestEditor({ specification, editor, rules }: NestEditorProps) {
  const { levels, compute } = specification.architecture;
  const { mapping } = editor.draft;
  const container = useRef<HTMLOListElement>(null);
  const groups = useMemo(() => loopGroups(mapping, levels), [mapping]);
  const slots = useMemo(() => allSlots(groups), [groups]);
  const moves = useLoopMoves(specification, editor, container, slots);
  const refusing = refusingLevel(editor);
  const outermostFirst = levels.map((_, level) => level).reverse();
  return (
    <ol
      ref={container}
      class={`lw-nest lx-nest-list${moves.drag ? ' lx-dragging' : ''}`}
      style={{ '--lx-places': slots.length }}
    >
      {outermostFirst.map((level) => (
        <li key={level} class={refusing === levels[level].name ? 'lw-refusing' : undefined}>
          <LevelHead {...{ specification, editor, level }} />
          {groups
            .filter((group) => group.level === level)
            .map((group) => (
              <LoopGroupList key={group.axis} {...{ specification, editor, rules, group, moves }} />
            ))}
        </li>
      ))}
      <li>
        <div class="lw-level">
          <b>{compute.name}</b>
        </div>
      </li>
    </ol>
  );
}

function refusingLevel({ costed }: Editor): string | undefined {
  const evaluation = costed?.evaluated.evaluation;
  return evaluation?.valid === false ? evaluation.level : undefined;
}
