import type { Fanout, LevelMapping, Memory, Specification } from '@loopwright/core';
import { formatCount, formatPercent } from '@loopwright/report';
import { tensorColours, tilesOf } from '@loopwright/report-html';
import type { Draft } from '../edit/draft.ts';
import { toggleKeep } from '../edit/toggle-keep.ts';
import type { Editor } from './use-editor.ts';

interface LevelHeadProps {
  readonly specification: Specification;
  readonly editor: Editor;
  readonly level: number;
}

/** A level's name, and of a memory what it keeps, to be ticked. */
export function LevelHead(props: LevelHeadProps) {
  const { specification, editor, level } = props;
  const described = specification.architecture.levels[level];
  return (
    <div class="lw-level lx-level">
      <b>{described.name}</b>
      {described.kind === 'memory' ? (
        <KeepToggles {...props} memory={described} />
      ) : (
        <span class="lw-faint">{fanoutNote(described, editor.draft.mapping.levels[level])}</span>
      )}
    </div>
  );
}

function KeepToggles({ specification, editor, level, memory }: LevelHeadProps & { readonly memory: Memory }) {
  const names = specification.problem.dataspaces.map(({ name }) => name);
  const colours = tensorColours(names);
  const { mapping } = editor.draft;
  const words = tileWords(specification, editor.draft, level);
  return (
    <>
      {names.map((name, dataspace) => {
        const isKept = mapping.levels[level].keeps[dataspace];
        const toggled = toggleKeep(mapping, level, dataspace);
        return (
          <label
            key={name}
            class={`lx-keep${isKept ? '' : ' lw-faint'}`}
            title={toggled ? undefined : 'some memory must keep it'}
          >
            <input
              type="checkbox"
              checked={isKept}
              disabled={!toggled}
              aria-label={`${memory.name} keeps ${name}`}
              onChange={() => editor.edit(toggled, `${memory.name} ${isKept ? 'bypasses' : 'keeps'} ${name}`)}
            />
            <span class="lw-swatch" style={{ background: colours.get(name) }} />
            {name} {isKept && formatCount(words[dataspace])}
          </label>
        );
      })}
      {memory.capacityWords < Number.POSITIVE_INFINITY && <Filling memory={memory} words={words} />}
    </>
  );
}

function Filling({ memory: { capacityWords }, words }: { memory: Memory; words: readonly number[] }) {
  const kept = words.reduce((sum, tile) => sum + tile, 0);
  const of = `${formatCount(capacityWords)} words`;
  if (kept > capacityWords) {
    return (
      <span class="lw-alarm">
        {formatCount(kept - capacityWords)} too many for {of}
      </span>
    );
  }
  return (
    <span class="lw-faint">
      {formatPercent(kept / capacityWords)} of {of}
    </span>
  );
}

/** [dataspace] words that one instance holds, or would hold had it room for them; 0 of what it does not keep. */
function tileWords({ problem }: Specification, { mapping }: Draft, level: number): number[] {
  const { keeps } = mapping.levels[level];
  return tilesOf(problem, mapping, level).map((words, dataspace) => (keeps[dataspace] ? words : 0));
}

function fanoutNote({ fanoutX, fanoutY }: Fanout, { factors }: LevelMapping): string {
  const used = factors.reduce((product, factor) => product * factor, 1);
  return `${formatCount(fanoutX)} × ${formatCount(fanoutY)}, ${formatCount(used)} used`;
}
