import type { MappingView } from '../view/mapping-view.ts';
import { ComputeBox, computeHeight, FanoutBox, fanoutHeight, MemoryBox, memoryHeight } from './level-boxes.tsx';
import type { Place } from './place.ts';
import { tensorColours } from './tensor-colours.ts';

const width = 440;
const gap = 8;
/** Of a frame from what it holds: what lies below a fan-out is there as often as the fan-out says. */
const inset = 12;

/**
 * A drawing of the architecture, outermost level on top: every memory with what the mapping fills of it, every fan-out
 * with the children along X and Y that it uses, around the levels that are there once per child.
 */
export function ArchitectureView({ view }: { readonly view: MappingView }) {
  const { levels, compute, tensors, rejection, architecture } = view;
  const colours = tensorColours(tensors);
  const places = placeLevels(view);
  return (
    <div class="lw-architecture">
      <svg viewBox={`0 0 ${width} ${places.height}`} role="img" aria-label={`Architecture ${architecture}`}>
        {places.frames.map((frame) => (
          <rect key={frame.y} class="lw-frame" rx={8} {...frame} />
        ))}
        {levels.map((level, index) => {
          const place = places.levels[index];
          const refuses = rejection?.level === level.name;
          return level.kind === 'memory' ? (
            <MemoryBox key={level.name} memory={level} place={place} colours={colours} refuses={refuses} />
          ) : (
            <FanoutBox key={level.name} fanout={level} place={place} refuses={refuses} />
          );
        })}
        <ComputeBox compute={compute} place={places.compute} />
      </svg>
    </div>
  );
}

function placeLevels({ levels }: MappingView) {
  const frameTops: number[] = [];
  let y = 1;
  const placed = levels.map((level) => {
    if (level.kind === 'fanout') frameTops.push(y);
    const height = level.kind === 'memory' ? memoryHeight : fanoutHeight(level);
    const place = inFrames(frameTops.length, y, height);
    y += height + gap;
    return place;
  });
  const compute = inFrames(frameTops.length, y, computeHeight);
  y += computeHeight;
  const frames = frameTops.map((top, depth) => {
    const bottom = y + (frameTops.length - depth) * inset;
    return inFrames(depth, top, bottom - top);
  });
  return { levels: placed, compute, frames, height: y + frameTops.length * inset + 1 };
}

function inFrames(depth: number, y: number, height: number): Place {
  return { x: depth * inset + 1, y, width: width - 2 * depth * inset - 2, height };
}
