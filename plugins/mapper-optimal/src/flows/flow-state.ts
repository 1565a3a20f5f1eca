/**
 * What the search keeps of one flow while it places loops: numbers in a row of a typed array, these fields in order.
 */

/** What a flow is doing: nothing yet or no longer, its tile has not moved, its window slides, its groups are still open. */
export const Closed = 0;
export const Open = 1;
export const Sliding = 2;
export const Asking = 3;

/** Fields of one flow in the search's stack, in order; the tile's extents along its ranks follow, then its points, then for each resource the words that
 * neighbours pass on. */
export const Status = 0;
/** Words of the child's tile. */
export const Full = 1;
/** Groups of the fan-outs passed, but for the nearest one where it forwards; and of that one. */
export const Passed = 2;
export const Near = 3;
/** 1 while neighbours may still pass words on: the innermost loop outside moved the tile, or there is none yet. */
export const Alive = 4;
/** Least accesses of the parent per word brought. */
export const Groups = 5;
/** Of one run of all loops since the child: words sent to a child, and read near it (groups included). */
export const Words = 6;
export const Accesses = 7;
/** Addresses that the tile has moved by, and moved by in the first step that moved it. */
export const Moved = 8;
export const Direction = 9;
/** Words that such a step brings. */
export const Fresh = 10;
/** Shape of the child's tile while neighbours may pass on words, else 0. */
export const ChildShape = 11;
/** Rank in which the window slides; -1 where it is in several. */
export const SlideRank = 12;
/** Words of one run that the model may lose count of where neighbours pass them on below several instances. */
export const Lost = 13;
export const Extents = 14;
