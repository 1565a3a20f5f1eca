import {
  childrenOf,
  iterationsOf,
  keptAt,
  lastPointsOf,
  maskOf,
  movingOf,
  piecesOf,
  pointsOf,
  product,
  sentTo,
  tileOf,
} from './names.ts';
import { bitsOf, memoryFrom, type Plan, type RankTerm, windowDimensions, windows } from './plan.ts';

/** What of reuse is written differently for perfect mappings and for others. */
export interface EmitReuse {
  /** Declares the words that one instance of a memory is sent of a dataspace in the whole run. */
  words(plan: Plan, level: number, dataspace: number): string[];
  /** The condition that children of a fan-out might pass words of a window on to each other. */
  mayForward(plan: Plan, level: number, dataspace: number): string;
}

export const perfectReuse: EmitReuse = {
  words(plan, level, s) {
    if (keepsNothing(plan, level, s)) return [`const ${sentTo(level, s)} = ${allTiles(plan, level, s)};`];
    const isWindow = windowDimensions(plan, s).length > 0;
    const words = perfectWords(plan, level, s);
    return [`const ${sentTo(level, s)} = ${isWindow ? `${keptAt(level, s)} === 0 ? 0 : ${words}` : words};`];
  },
  mayForward(plan, level, s) {
    const meets = windows(plan, s).map((window) => mayMeet(plan, level, window));
    const moves = `(${maskOf(level)} & ${bitsOf(windowDimensions(plan, s))}) !== 0`;
    return `${moves} && (${meets.join(' || ')}) && ${asksTest(plan, level, s, '0')}`;
  },
};

/** Last passes of dimensions that do not move the dataspace change nothing but how often it moves. */
export const unevenReuse: EmitReuse = {
  words(plan, level, s) {
    const relevant = bitsOf(plan.ranks[s].flat().map(({ dimension }) => dimension));
    const always = keepsNothing(plan, level, s);
    const perfect = always ? allTiles(plan, level, s) : perfectWords(plan, level, s);
    const others = always
      ? [`: ${unevenTiles(plan, level, s, iterationsOf(memoryFrom(plan, level + 1)))};`]
      : unevenWords(plan, level, s);
    return [
      `const ${sentTo(level, s)} = ${keptAt(level, s)} === 0 ? 0`,
      `  : (uneven & ${relevant}) === 0 ? ${perfect}`,
      ...others.map((line) => `  ${line}`),
    ];
  },
  mayForward(plan, level, s) {
    const window = bitsOf(windowDimensions(plan, s));
    const moves = `(${maskOf(level)} & ${window}) !== 0`;
    const others = plan.dimensions.filter((d) => !plan.ranks[s].flat().some(({ dimension }) => dimension === d));
    // Where tiles shrink, a step may bring anew what the one before it brought, which children at one offset then have.
    const anew = `(uneven & ${window}) !== 0 && (${maskOf(level)} & ${bitsOf(others)}) !== 0`;
    const either = others.length === 0 ? moves : `(${moves} || (${anew}))`;
    const isLed = `(${movesAlong(plan, level, windowDimensions(plan, s))} || loopLast[l${memoryFrom(plan, level)}] === 1)`;
    return `${either} && ${isLed} && ${asksTest(plan, level, s, 'uneven')}`;
  },
};

/** The condition that the first loop outside a fan-out moves one of these dimensions. */
function movesAlong(plan: Plan, level: number, dimensions: readonly number[]): string {
  return `((${bitsOf(dimensions)} >> loopDimension[l${memoryFrom(plan, level)}]) & 1) !== 0`;
}

/**
 * The condition that the first loop outside a fan-out moves a window, and that some step may move it no farther than children lie
 * apart: the first does, or loops of two dimensions undo what each other has moved.
 */
function mayMeet(plan: Plan, level: number, window: readonly RankTerm[]): string {
  const innermost = `l${memoryFrom(plan, level)}`;
  const dimensions = window.map(({ dimension }) => dimension);
  const outside = plan.memories.filter((memory) => memory > level).map(maskOf);
  const coefficient = window.reduceRight(
    (others, term) =>
      others === `${term.coefficient}`
        ? others
        : `(loopDimension[${innermost}] === ${term.dimension} ? ${term.coefficient} : ${others})`,
    `${window[window.length - 1].coefficient}`,
  );
  const step = `${coefficient} * points[loopAt[${innermost}] - ${plan.tables.dimensions}]`;
  const apart = window.map(
    ({ dimension: d, coefficient }) => `${coefficient} * (${pointsOf(level, d)} - ${pointsOf(level - 1, d)})`,
  );
  const undo = `several((${outside.join(' | ')}) & ${bitsOf(dimensions)})`;
  return `${movesAlong(plan, level, dimensions)} && (${undo} || ${step} <= ${apart.join(' + ')})`;
}

function asksTest(plan: Plan, level: number, s: number, uneven: string): string {
  const loops = `l${memoryFrom(plan, level)}, ${maskOf(level)}, ${childrenOf(level)}`;
  return `forwardingTest.mayForward(batch, candidate, ${level}, ${s}, ${loops}, ${uneven})`;
}

function keepsNothing({ tables }: Plan, level: number, s: number): boolean {
  return tables.noReuse[level * tables.dataspaces + s] === 1;
}

function allTiles(plan: Plan, level: number, s: number): string {
  return `${tileOf(level, s)} * ${iterationsOf(memoryFrom(plan, level + 1))}`;
}

function perfectWords(plan: Plan, level: number, s: number): string {
  const tile = tileOf(level, s);
  const moving = movingOf(memoryFrom(plan, level + 1), s);
  if (windowDimensions(plan, s).length === 0) return `${tile} * loopIterations[${moving}]`;
  const whole = `((${bitsOf(windowDimensions(plan, s))} >> loopDimension[${moving}]) & 1) === 0`;
  return `(${whole} ? ${tile} * loopIterations[${moving}] : listed.wordsPerChild(${level + 1}, ${s}, ${moving}, ${tile}))`;
}

/** Every iteration of the innermost loop brings a whole tile where that has a rank for itself and never stays at one iteration. */
function unevenWords(plan: Plan, level: number, s: number): string[] {
  const moving = movingOf(memoryFrom(plan, level + 1), s);
  const window = bitsOf(windowDimensions(plan, s));
  const isPlain = window === 0 ? '' : ` && ((${window} >> loopDimension[${moving}]) & 1) === 0`;
  const tiles = unevenTiles(plan, level, s, `loopIterations[${moving}]`);
  return [
    `: loopLast[${moving}] > 1${isPlain} ? ${tiles}`,
    `: unevenWalk.words(${level + 1}, ${s}, ${moving}, uneven);`,
  ];
}

/** Words of all tiles, summed rank by rank: of the pieces into which a dimension is cut, all but the last are full. */
function unevenTiles(plan: Plan, level: number, s: number, iterations: string): string {
  const outside = memoryFrom(plan, level + 1);
  const ranks = plan.ranks[s].filter((rank) => rank.length > 0);
  const pieces = ranks.flat().map(({ dimension }) => piecesOf(outside, dimension));
  const extents = ranks.map((rank) => {
    const own = rank.map(({ dimension }) => piecesOf(outside, dimension));
    const covered = rank.map(
      ({ dimension: d }, i) => `((${own[i]} - 1) * ${pointsOf(level, d)} + ${lastPointsOf(level, d)})`,
    );
    if (rank.length === 1 && rank[0].coefficient === 1) return covered[0];
    const terms = rank.map(({ coefficient }, i) =>
      product([`${coefficient}`, `(${covered[i]} - ${own[i]})`, ...own.filter((_, other) => other !== i)]),
    );
    return `(${[product(own), ...terms].join(' + ')})`;
  });
  return `${iterations} / (${product(pieces)}) * ${product(extents)}`;
}
