import { formatCount, formatPercent } from '@loopwright/report';
import type { ComputeView, FanoutView, MemoryView } from '../view/mapping-view.ts';
import { childGrid, usedLast } from './child-grid.ts';
import type { Place } from './place.ts';

export const memoryHeight = 58;
export const computeHeight = 34;
const padding = 10;

export interface MemoryBoxProps {
  readonly memory: MemoryView;
  readonly place: Place;
  readonly colours: ReadonlyMap<string, string>;
  readonly refuses: boolean;
}

/** A memory: its instances in use, and a gauge of its capacity, filled by tensor. */
export function MemoryBox({ memory, place, colours, refuses }: MemoryBoxProps) {
  const { name, instances, usedInstances } = memory;
  const { x, y, width } = place;
  return (
    <g class={refuses ? 'lw-refusing' : undefined}>
      <rect class="lw-box" rx={5} {...place} />
      <BoxTitle name={name} note={instanceText(usedInstances, instances)} place={place} />
      <Gauge
        memory={memory}
        place={{ x: x + padding, y: y + 25, width: width - 2 * padding, height: 9 }}
        colours={colours}
      />
      <text class="lw-note" x={x + padding} y={y + 49}>
        {capacityText(memory)}
      </text>
    </g>
  );
}

/** Of a memory without a capacity it shows how the tensors share what is kept; of one that is too small, where its capacity ends. */
function Gauge({ memory: { tiles, capacityWords }, place, colours }: Omit<MemoryBoxProps, 'refuses'>) {
  const kept = tiles.reduce((sum, { words }) => sum + (words ?? 0), 0);
  const whole = Math.max(capacityWords ?? kept, kept, 1);
  let from = place.x;
  return (
    <>
      <rect class="lw-gauge" {...place} />
      {tiles.map(({ tensor, words }) => {
        const width = ((words ?? 0) / whole) * place.width;
        const x = from;
        from += width;
        return (
          <rect key={tensor} x={x} y={place.y} width={width} height={place.height} fill={colours.get(tensor)}>
            <title>{`${tensor}: ${formatCount(words ?? 0)} words`}</title>
          </rect>
        );
      })}
      {capacityWords !== null && kept > capacityWords && (
        <rect
          class="lw-limit"
          x={place.x + (capacityWords / whole) * place.width - 1}
          y={place.y - 4}
          width={2}
          height={place.height + 8}
        >
          <title>{`room for ${formatCount(capacityWords)} words`}</title>
        </rect>
      )}
    </>
  );
}

function capacityText({ tiles, capacityWords }: MemoryView): string {
  if (tiles.length === 0) return 'keeps nothing';
  const isKnown = tiles.every(({ words }) => words !== null);
  const kept = tiles.reduce((sum, { words }) => sum + (words ?? 0), 0);
  if (capacityWords === null) return isKnown ? `${formatCount(kept)} words, no limit` : 'no limit';
  if (!isKnown) return `holds ${formatCount(capacityWords)} words`;
  if (kept > capacityWords) return overflowText(tiles, kept, capacityWords);
  return `${formatCount(kept)} of ${formatCount(capacityWords)} words, ${formatPercent(kept / capacityWords)}`;
}

/** By how much, and the tensors that do not fit even alone; else the largest. */
function overflowText(tiles: MemoryView['tiles'], kept: number, capacityWords: number): string {
  const sorted = [...tiles].sort((a, b) => (b.words ?? 0) - (a.words ?? 0));
  const alone = sorted.filter(({ words }) => (words ?? 0) > capacityWords);
  const named = (alone.length > 0 ? alone : sorted.slice(0, 1)).map(
    ({ tensor, words }) => `${tensor} ${formatCount(words ?? 0)}`,
  );
  return `${formatCount(kept - capacityWords)} words too many for ${formatCount(capacityWords)}: ${named.join(', ')}`;
}

export interface FanoutBoxProps {
  readonly fanout: FanoutView;
  readonly place: Place;
  readonly refuses: boolean;
}

export function fanoutHeight(fanout: FanoutView): number {
  return 30 + childGrid(fanout).height;
}

/** A fan-out: a grid of its children, those in use filled, paler where last passes leave them idle. */
export function FanoutBox({ fanout, place, refuses }: FanoutBoxProps) {
  const { name, fanoutX, fanoutY, usedX, usedY } = fanout;
  const grid = childGrid(fanout);
  const left = place.x + padding;
  const top = place.y + 26;
  const size = `${formatCount(fanoutX)} × ${formatCount(fanoutY)}`;
  const last = usedLast(fanout, 'X') * usedLast(fanout, 'Y');
  const lastText = last < usedX * usedY ? `, ${formatCount(last)} in last passes` : '';
  const note = `${size}, ${instanceText(usedX * usedY, fanoutX * fanoutY)}${lastText}`;
  return (
    <g class={refuses ? 'lw-refusing' : undefined}>
      <BoxTitle name={name} note={note} place={place} />
      {grid.cells.map(({ x, y, width, height, isUsed, rests }) => (
        <rect
          key={`${x} ${y} ${width}`}
          class={rests ? 'lw-rests' : isUsed ? 'lw-used' : 'lw-idle'}
          x={left + x}
          y={top + y}
          width={width}
          height={height}
        />
      ))}
    </g>
  );
}

export function ComputeBox({ compute, place }: { readonly compute: ComputeView; readonly place: Place }) {
  return (
    <g>
      <rect class="lw-box" rx={5} {...place} />
      <BoxTitle name={compute.name} note={instanceText(compute.usedInstances, compute.instances)} place={place} />
    </g>
  );
}

function BoxTitle({ name, note, place }: { readonly name: string; readonly note: string; readonly place: Place }) {
  return (
    <>
      <text class="lw-name" x={place.x + padding} y={place.y + 18}>
        {name}
      </text>
      <text class="lw-note" x={place.x + place.width - padding} y={place.y + 18} text-anchor="end">
        {note}
      </text>
    </>
  );
}

function instanceText(used: number, all: number): string {
  // Where spatial skipping leaves out those that would work on zeros, a mapping may ask for more.
  if (used > all) return `${formatCount(used)} asked of ${formatCount(all)}, zeros left out`;
  if (all === 1) return '1 instance';
  return used === all ? `all ${formatCount(all)} in use` : `${formatCount(used)} of ${formatCount(all)} in use`;
}
