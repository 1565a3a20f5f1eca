import { formatCount, type NestLoop } from '@loopwright/report';
import type { ComponentChildren } from 'preact';
import type { LevelView, MappingView, MemoryView, TileView } from '../view/mapping-view.ts';
import { tensorColours } from './tensor-colours.ts';

export interface NestViewProps {
  readonly view: MappingView;
  /** Draws a loop, instead of `LoopText`: an editor puts its controls there. */
  readonly loop?: (loop: NestLoop, level: LevelView) => ComponentChildren;
  /** Draws what stands beside a memory's name, instead of `TileList`. */
  readonly tiles?: (memory: MemoryView) => ComponentChildren;
}

/** The loop nest, outermost level first: every level with the tiles it keeps, below it its loops, one step in per loop. */
export function NestView({ view, loop, tiles }: NestViewProps) {
  const { levels, tensors, compute, rejection } = view;
  let depth = 0;
  return (
    <ol class="lw-nest">
      {levels.map((level) => (
        <li key={level.name} class={rejection?.level === level.name ? 'lw-refusing' : undefined}>
          <div class="lw-level">
            <b>{level.name}</b>
            {level.kind === 'fanout'
              ? fanoutNote(level)
              : (tiles?.(level) ?? <TileList memory={level} tensors={tensors} />)}
          </div>
          <ol>
            {level.loops.map((one) => (
              <li key={one.dimension} class="lw-loop" style={{ '--lw-depth': depth++ }}>
                {loop?.(one, level) ?? <LoopText loop={one} />}
              </li>
            ))}
          </ol>
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

export function LoopText({ loop: { dimension, bound, lastBound, axis } }: { readonly loop: NestLoop }) {
  return (
    <>
      <span class="lw-keyword">{axis === 'time' ? 'for' : `spatial ${axis}`}</span> {dimension}{' '}
      <span class="lw-keyword">in 0:</span>
      {formatCount(bound)}
      {lastBound !== bound && <span class="lw-keyword"> (last {formatCount(lastBound)})</span>}
    </>
  );
}

/** The tensors that a memory keeps, with the words of their tiles. */
export function TileList({ memory, tensors }: { readonly memory: MemoryView; readonly tensors: readonly string[] }) {
  if (memory.tiles.length === 0) return <span class="lw-faint">keeps nothing</span>;
  const colours = tensorColours(tensors);
  return (
    <ul class="lw-tiles">
      {memory.tiles.map((tile) => (
        <li key={tile.tensor}>
          <span class="lw-swatch" style={{ background: colours.get(tile.tensor) }} />
          {tileText(tile)}
        </li>
      ))}
    </ul>
  );
}

function tileText({ tensor, words }: TileView): string {
  return words === null ? tensor : `${tensor} ${formatCount(words)}`;
}

function fanoutNote({ fanoutX, fanoutY, usedX, usedY }: Extract<LevelView, { kind: 'fanout' }>) {
  const used = usedX * usedY;
  const share = used === fanoutX * fanoutY ? 'all' : formatCount(used);
  return <span class="lw-faint">{`${formatCount(fanoutX)} × ${formatCount(fanoutY)}, ${share} used`}</span>;
}
