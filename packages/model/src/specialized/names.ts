// Names of the variables in the generated evaluator: a letter for what, then the level, then the dimension or dataspace.

/** Bound of the loop of a dimension at a level. */
export const boundOf = (level: number, dimension: number) => `b${level}_${dimension}`;
/** Points of a dimension that the loops of a level and inside it cover; of those inside level 0, one. */
export const pointsOf = (level: number, dimension: number) => (level < 0 ? '1' : `p${level}_${dimension}`);
/** The same in the last pass: the loop's bound, and the points covered. */
export const lastBoundOf = (level: number, dimension: number) => `v${level}_${dimension}`;
export const lastPointsOf = (level: number, dimension: number) => (level < 0 ? '1' : `y${level}_${dimension}`);
/** Points covered in the largest pass that occurs. */
export const largestPointsOf = (level: number, dimension: number) => `z${level}_${dimension}`;
/** Pieces into which the temporal loops of a memory and outside it cut a dimension. */
export const piecesOf = (level: number, dimension: number) => `g${level}_${dimension}`;
/** Bit mask of the dimensions with a loop at a level. */
export const maskOf = (level: number) => `m${level}`;
/** Children in use below one instance of a fan-out, and instances of a level in use. */
export const childrenOf = (level: number) => `n${level}`;
export const instancesOf = (level: number) => `i${level}`;
/** Words of a dataspace that the loops of a level and inside it touch. */
export const tileOf = (level: number, dataspace: number) => `t${level}_${dataspace}`;
/** Iterations of the temporal loops of a level and outside it. */
export const iterationsOf = (level: number) => `c${level}`;
/** Number of the first loop at or outside a level that moves a dataspace; 0 where there is none. */
export const movingOf = (level: number, dataspace: number) => `q${level}_${dataspace}`;
/** Whether a memory keeps a dataspace: 1 or 0. */
export const keptAt = (level: number, dataspace: number) => `k${level}_${dataspace}`;
/** Words of an output that are the share of an instance. */
export const shareOf = (level: number, dataspace: number) => `s${level}_${dataspace}`;
/** Words of a dataspace that one child of the next level outside asks for, and those that an instance is sent. */
export const askedOf = (dataspace: number) => `a${dataspace}`;
export const sentTo = (level: number, dataspace: number) => `w${level}_${dataspace}`;
/** Words of an access; the letter is that of its row in the table of actions. */
export const wordsOf = (letter: string, level: number, dataspace: number) => `${letter}${level}_${dataspace}`;

/** A product; 1 where it has no factor. */
export const product = (factors: readonly string[]) => (factors.length === 0 ? '1' : factors.join(' * '));

/** A line of comment. Names come from files: a line end in one would end the comment, and what follows would be run. */
export const comment = (name: string) => `// ${name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;
