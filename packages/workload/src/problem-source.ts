import type { Problem, Rank, SourceText } from '@loopwright/spec';

/**
 * A problem as an input file (v0.4), to bind to a design and to send in jobs: reading it gives the same problem again.
 *
 * @param file name for messages
 */
export function problemSource(problem: Problem, file: string): SourceText {
  const { name, dimensions, dataspaces } = problem;
  const spaces = dataspaces.map(({ name, readWrite, ranks }) => {
    const projection = `[ ${ranks.map((rank) => showRank(rank, problem)).join(', ')} ]`;
    return `    - name: ${quoted(name)}\n      projection: ${projection}\n${readWrite ? '      read_write: True\n' : ''}`;
  });
  const text = `problem:
  version: 0.4
  shape:
    name: ${quoted(name)}
    dimensions: [${dimensions.map((dimension) => quoted(dimension.name)).join(', ')}]
    data_spaces:
${spaces.join('')}  instance: {${dimensions.map(({ name, bound }) => `${quoted(name)}: ${bound}`).join(', ')}${densitiesOf(problem)}}
`;
  return { file, text };
}

/** What the instance says of zeros, behind its bounds. */
function densitiesOf({ dataspaces }: Problem): string {
  const given = dataspaces.flatMap(({ name, density }) => {
    if (!density) return [];
    const { distribution, density: share, parameters } = density;
    const told = Object.entries({ distribution, density: share, ...parameters });
    return [`${quoted(name)}: {${told.map(([key, value]) => `${quoted(key)}: ${value}`).join(', ')}}`];
  });
  return given.length > 0 ? `, densities: {${given.join(', ')}}` : '';
}

function showRank(rank: Rank, { dimensions }: Problem): string {
  const terms = rank.map(({ dimension, coefficient }) => {
    const name = quoted(dimensions[dimension]!.name);
    return coefficient === 1 ? `[${name}]` : `[${name}, ${coefficient}]`;
  });
  return `[${terms.join(', ')}]`;
}

/** Names that YAML would take for something else, such as `no` or `1`, stand in quotes. */
function quoted(name: string): string {
  const isPlain = /^[A-Za-z_]\w*$/.test(name) && !/^(yes|no|on|off|true|false|null)$/i.test(name);
  return isPlain ? name : JSON.stringify(name);
}
