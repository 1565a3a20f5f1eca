import { Rejection } from '../../rejection.ts';
import { comment, keptAt } from '../../specialized/names.ts';
import { isPrefix } from '../representation.ts';
import { formatOutside } from './held-names.ts';
import { MOST_METADATA_BITS, MOST_WORDS } from './held-tiles.ts';
import { takesAll } from './rank-rules.ts';
import {
  cellAt,
  emitKept,
  emitRefusal,
  inside,
  ofFirstKept,
  outside,
  ranksAt,
  type SparsePlan,
} from './sparse-plan.ts';
import type { TileLattice } from './tile-lattice.ts';

/** What becomes of a candidate whose tiles are placed. */
export const FITS = 0;
const REFUSED = 1;
/** Its loops run over more points than there are: it has to be costed the other way. */
export const UNLISTED = 2;

/** The text of `place(batch, candidate)`: finds the tiles of a candidate, and refuses those that memories cannot hold. */
export function emitPlace(plan: SparsePlan, lattices: readonly TileLattice[]): string[] {
  const { dataspaces, memories, dense } = plan;
  const body = [
    `if (!nest.list(batch, candidate)) return ${UNLISTED};`,
    'const { keeps } = batch;',
    'const { points } = nest;',
    `const firstKept = candidate * ${dense.levels * dense.dataspaces};`,
    ...dataspaces.flatMap((s) => [
      comment(dense.problem.dataspaces[s].name),
      ...emitKept(plan, s),
      ...memories.map((level) => `const ${tileAt(level, s)} = ${tileNumber(plan, lattices[s], level)};`),
      ...memories.flatMap((level) => emitTile(plan, lattices[s], level)),
      ...memories.flatMap((level) => emitChangeOfFormat(plan, level, s)),
    ]),
    ...memories.flatMap((level) => emitCapacity(plan, level)),
    `return ${FITS};`,
  ];
  return ['function place(batch, candidate) {', ...body.map((line) => `  ${line}`), '}'];
}

/** Names the variables with the number of a tile, and with what it takes at the most. */
const tileAt = (level: number, s: number) => `x${level}_${s}`;
const wordsAt = (level: number, s: number) => `w${level}_${s}`;
const bitsAt = (level: number, s: number) => `b${level}_${s}`;

function tileNumber(plan: SparsePlan, lattice: TileLattice, level: number): string {
  return numberOf(plan, lattice, (d) => pointsAt(plan, level, d));
}

/** Of the tile that the loops between two memories cover. */
function loopsNumber(plan: SparsePlan, lattice: TileLattice, level: number, child: number): string {
  return numberOf(plan, lattice, (d) => `${pointsAt(plan, level, d)} / ${pointsAt(plan, child, d)}`);
}

function numberOf(plan: SparsePlan, lattice: TileLattice, points: (dimension: number) => string): string {
  const steps = movingDimensions(plan, lattice).map((d) => `${stepsOf(lattice.dataspace, d)}[${points(d)}]`);
  return steps.join(' + ') || '0';
}

const pointsAt = ({ dense }: SparsePlan, level: number, d: number) => `points[${level * dense.dimensions + d}]`;

/** Dimensions of more than one point that move the dataspace. */
function movingDimensions({ dense }: SparsePlan, { dimensions }: TileLattice): readonly number[] {
  return dimensions.filter((d) => dense.problem.dimensions[d].bound > 1);
}

/** Names the array with what the points along a dimension add to the number of a tile. */
export const stepsOf = (s: number, dimension: number) => `steps${s}_${dimension}`;

function emitTile(plan: SparsePlan, lattice: TileLattice, level: number): string[] {
  const s = lattice.dataspace;
  const at = cellAt(plan, level, s);
  const [kept, tile] = [keptAt(level, s), tileAt(level, s)];
  if (ranksAt(plan, level, s) === 0) {
    return [`held[${at}] = ${tile};`, `const ${wordsAt(level, s)} = ${kept} === 1 ? words${s}[${tile}] : 0;`];
  }
  return [
    `let ${wordsAt(level, s)} = 0, ${bitsAt(level, s)} = 0;`,
    `if (${kept} === 1) {`,
    ...emitRanks(plan, lattice, level).map((line) => `  ${line}`),
    `  const tile = tiles${at}.find(${tile}, ${formatOutside(plan, level, s)}, ranks${at});`,
    `  const first = tile * tiles${at}.width;`,
    `  held[${at}] = tile;`,
    `  ${wordsAt(level, s)} = tiles${at}.figures[first + ${MOST_WORDS}];`,
    `  ${bitsAt(level, s)} = tiles${at}.figures[first + ${MOST_METADATA_BITS}];`,
    '}',
  ];
}

/** Gives the loops between two memories to the ranks of the outer one: a text for each that may be the inner one. */
function emitRanks(plan: SparsePlan, lattice: TileLattice, level: number): string[] {
  const { sparse, dense } = plan;
  const s = lattice.dataspace;
  const at = cellAt(plan, level, s);
  const format = sparse.formats[level][s]!;
  const refuse = emitRefusal(Rejection.Format, level, REFUSED);
  const moving = movingDimensions(plan, lattice);
  const assign = (child: number, inner: string) => {
    const first = (child + 1) * dense.dimensions;
    const end = (level + 1) * dense.dimensions;
    if (!takesAll(format, moving)) {
      return `if (!assigner${s}.assign(${first}, ${end}, rules${at}, ${inner}, ranks${at})) ${refuse}`;
    }
    const covered = inner === 'undefined' ? tileAt(level, s) : loopsNumber(plan, lattice, level, child);
    const all = `${covered}, ${tileAt(level, s)}, ${first}, ${format.ranks.length}, ${inner}, ranks${at}`;
    return `if (!assigner${s}.assignAll(${all})) ${refuse}`;
  };
  const cases = inside(plan, level).map((child) => {
    const inner = cellAt(plan, child, s);
    const tile = tileAt(child, s);
    const isCut = `words${s}[${tile}] > 1`;
    const isPlain = ranksAt(plan, child, s) === 0;
    const own = !format.isCompressed
      ? [assign(child, 'undefined')]
      : isPrefix(sparse.formats[child][s], format)
        ? [
            ...(isPlain ? [`assigner${s}.assignPlain(${tile}, ranks${inner});`] : []),
            assign(child, `${isCut} ? ranks${inner} : undefined`),
          ]
        : [`if (${isCut}) ${refuse}`, assign(child, 'undefined')];
    return [`if (${keptAt(child, s)} === 1) {`, ...own.map((line) => `  ${line}`)];
  });
  const alone = assign(-1, 'undefined');
  if (cases.length === 0) return [alone];
  const [[first, ...lines], ...others] = cases;
  return [
    first,
    ...lines,
    ...others.flatMap(([next, ...rest]) => [`} else ${next}`, ...rest]),
    '} else {',
    `  ${alone}`,
    '}',
  ];
}

/** Whether a memory of plain words can take what comes compressed from outside, and send outputs back so. */
function emitChangeOfFormat(plan: SparsePlan, level: number, s: number): string[] {
  const { formats, metadata } = plan.sparse;
  const { decompresses, compresses } = metadata[level];
  const isAble = decompresses && (plan.dense.isOutput[s] === 0 || compresses);
  if (formats[level][s]?.isCompressed || isAble) return [];
  const isCompressed = (memory: number) => String(formats[memory][s]?.isCompressed === true);
  const comesCompressed = ofFirstKept(outside(plan, level), s, isCompressed, 'false');
  if (comesCompressed === 'false') return [];
  return [`if (${keptAt(level, s)} === 1 && ${comesCompressed}) ${emitRefusal(Rejection.Format, level, REFUSED)}`];
}

function emitCapacity(plan: SparsePlan, level: number): string[] {
  const { dense, sparse, dataspaces } = plan;
  const capacity = dense.capacityWords[level];
  const least = dense.minUtilizedWords[level];
  const { capacityBits } = sparse.metadata[level];
  const ranked = dataspaces.filter((s) => ranksAt(plan, level, s) > 0);
  const words = `w${level}`;
  const bits = ranked.map((s) => bitsAt(level, s)).join(' + ');
  const lines = [`const ${words} = ${dataspaces.map((s) => wordsAt(level, s)).join(' + ')};`];
  if (capacity < Number.POSITIVE_INFINITY) {
    lines.push(`if (${words} > ${capacity}) ${emitRefusal(Rejection.Capacity, level, REFUSED, words)}`);
    // Timeloop bounds metadata only where it bounds words.
    if (ranked.length > 0) {
      lines.push(`if (${bits} > ${capacityBits}) ${emitRefusal(Rejection.Metadata, level, REFUSED, bits)}`);
    }
  }
  if (least > 0) lines.push(`if (${words} < ${least}) ${emitRefusal(Rejection.Utilization, level, REFUSED, words)}`);
  return lines.length === 1 ? [] : lines;
}
