import * as problems from '../diagnostics/problems.ts';
import type { Dimension, Rank, Term } from '../problem.ts';
import { isNothing, type Located, showLocated } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';

/** A named factor of projections, such as a stride. */
export interface Coefficient {
  readonly name: string;
  readonly value: number;
}

const PROJECTION_FORM = 'a list of ranks, each a list of terms [dimension] or [dimension, coefficient]';

/** How the points of the operation space map to those of a dataspace. */
export function readProjection(
  node: Located,
  dataspace: string,
  dimensions: readonly Dimension[],
  coefficients: readonly Coefficient[],
  reader: Reader,
): Rank[] {
  const what = `the projection of ${dataspace}`;
  const fail = (at: Located): [] => {
    reader.log.add(
      problems.wrongType(at.location, what, showLocated(at), PROJECTION_FORM, 'write [ [[C]], [[R], [P, stride]] ]'),
    );
    return [];
  };
  if (node.kind !== 'list') return fail(node);
  return node.items.flatMap((rank) => {
    const terms = termsOf(rank);
    if (!terms) return fail(rank);
    return [terms.flatMap((term) => readTerm(term, what, dimensions, coefficients, reader) ?? fail(term))];
  });
}

/** A rank without terms has one point. In `[C, M]` each rank is the name of a dimension. */
function termsOf(rank: Located): readonly Located[] | undefined {
  if (rank.kind === 'list') return rank.items;
  if (rank.kind === 'map' || isNothing(rank)) return undefined;
  return [{ kind: 'list', location: rank.location, items: [rank] }];
}

/** `[dimension]` or `[dimension, coefficient]`. Undefined where the form is another. */
function readTerm(
  term: Located,
  what: string,
  dimensions: readonly Dimension[],
  coefficients: readonly Coefficient[],
  reader: Reader,
): Term[] | undefined {
  if (term.kind !== 'list' || term.items.length < 1 || term.items.length > 2) return undefined;
  if (term.items.some(({ kind }) => kind !== 'scalar')) return undefined;
  const [dimensionNode, coefficientNode] = term.items;
  const name = reader.text(dimensionNode!, what);
  if (name === undefined) return [];
  const dimension = dimensions.findIndex((candidate) => candidate.name === name);
  const coefficient = coefficientNode ? readCoefficient(coefficientNode, coefficients, reader) : 1;
  if (dimension < 0) {
    const known = dimensions.map((candidate) => candidate.name);
    reader.log.add(problems.unknownDimension(dimensionNode!.location, name, known));
    return [];
  }
  return [{ dimension, coefficient }];
}

function readCoefficient(node: Located, coefficients: readonly Coefficient[], reader: Reader): number {
  if (node.kind === 'scalar' && typeof node.value === 'number') return reader.integer(node, 'a coefficient', 0) ?? 1;
  const name = reader.text(node, 'a coefficient');
  const coefficient = coefficients.find((candidate) => candidate.name === name);
  if (!coefficient && name !== undefined) {
    const known = coefficients.map((candidate) => candidate.name);
    reader.log.add(problems.unknownCoefficient(node.location, name, known));
  }
  return coefficient?.value ?? 1;
}
