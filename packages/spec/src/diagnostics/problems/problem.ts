import { nearestName } from '../nearest-name.ts';
import { type At, didYouMean, error, list, quote, warning } from './phrasing.ts';

export const unknownShape = (at: At, name: string, known: readonly string[]) => {
  // A depthwise layer is no misspelt one.
  const nearest = nearestName(name, known, 2);
  return error('unknown-shape', at, `Timeloop brings no shape ${quote(name)}`, {
    found: quote(name),
    expected: `one of ${list(known)}, or a shape written out`,
    hint: nearest
      ? `did you mean ${quote(nearest)}?`
      : `add the file that holds it, as problem-shapes/${name}.yaml, or write shape: {name, dimensions, data_spaces}`,
  });
};

export const assumedShape = (at: At, name: string) =>
  warning('assumed-shape', at, `the problem names no shape, and is taken for a ${name}`, {
    hint: `write shape: ${name}`,
  });

export const severalEinsums = (at: At, count: number) =>
  error('several-einsums', at, 'the problem is a list of Einsums, and one is mapped at a time', {
    found: `a list of ${count}`,
    expected: 'one Einsum: a map with shape and instance',
    hint: 'write each Einsum to a file of its own, problem: {shape, instance}, and map one after the other',
  });

export const duplicateName = (at: At, what: string, name: string) =>
  error('duplicate-name', at, `there are two ${what} named ${quote(name)}`, { hint: 'rename one of them' });

export const unknownDimension = (at: At, name: string, known: Iterable<string>) =>
  error('unknown-dimension', at, `the problem has no dimension ${quote(name)}`, {
    found: quote(name),
    expected: `one of ${list(known)}`,
    ...didYouMean(name, known, `use one of ${list(known)}`),
  });

/** A word that stands for levels, or else dimensions. */
export const noImperfect = (at: At, word: string, levels: readonly string[], dimensions: readonly string[]) =>
  error('unknown-dimension', at, `imperfect factors are for levels or dimensions, and ${quote(word)} is neither`, {
    found: quote(word),
    expected: `one of ${list(levels)}, or dimensions: ${list(dimensions)}`,
    ...didYouMean(word, [...levels, ...dimensions], `use one of ${list([...levels, ...dimensions])}`),
  });

export const absentDimension = (at: At, name: string, known: Iterable<string>) =>
  warning('absent-dimension', at, `the problem has no dimension ${quote(name)}: what is said of it is void`, {
    found: quote(name),
    expected: `one of ${list(known)}`,
    hint: `where it is another's name, say so with the design: dimensions: {${name}: ${[...known][0] ?? 'M'}}`,
  });

export const unknownCoefficient = (at: At, name: string, known: Iterable<string>) =>
  error('unknown-coefficient', at, `the problem has no coefficient ${quote(name)}`, {
    found: quote(name),
    expected:
      [...known].length > 0 ? `one of ${list(known)}, or a number` : 'a number, or a name listed in coefficients',
    ...didYouMean(name, known, `add {name: ${name}, default: 1} to coefficients`),
  });

export const unknownDataspace = (at: At, name: string, known: Iterable<string>) =>
  error('unknown-dataspace', at, `the problem has no dataspace ${quote(name)}`, {
    found: quote(name),
    expected: `one of ${list(known)}`,
    ...didYouMean(name, known, `use one of ${list(known)}`),
  });

export const missingBound = (at: At, dimension: string, given: Iterable<string>) =>
  error('missing-bound', at, `the instance gives no bound for dimension ${quote(dimension)}`, {
    found: list(given),
    expected: quote(dimension),
    hint: nearestName(dimension, given)
      ? `rename ${quote(nearestName(dimension, given)!)} to ${quote(dimension)}, or add ${dimension}: 1`
      : `add ${dimension}: 1`,
  });

export const unusedInstanceKey = (at: At, name: string, nearest: string | undefined) =>
  warning('unused-instance-value', at, `${quote(name)} is neither a dimension nor a coefficient`, {
    found: quote(name),
    hint: nearest ? `did you mean ${quote(nearest)}?` : 'remove it: nothing reads it; zeros are told by densities',
  });

export const misspeltDensities = (at: At, name: string, nearest: string) =>
  error('misspelt-key', at, `instance has no key ${quote(name)}`, {
    found: quote(name),
    expected: 'a dimension, a coefficient, densities or commonDensity',
    hint: `did you mean ${quote(nearest)}?`,
  });

export const densityBesideValues = (at: At, dataspace: string) =>
  warning('no-effect', at, `density has no effect: the values of ${quote(dataspace)} are known, and counted`, {
    hint: 'remove it, or remove the values and name a distribution that has a density, as hypergeometric',
  });

export const problemTooLarge = (at: At, found: string) =>
  error('problem-too-large', at, 'the problem has more points than can be counted exactly', {
    found,
    expected: 'at most 2^53 = 9007199254740992 points',
    hint: 'use smaller bounds',
  });

export const dataspaceTooLarge = (at: At, name: string, found: string) =>
  error(
    'problem-too-large',
    at,
    `the words that move for the dataspace ${quote(name)} may be too many to count exactly`,
    {
      found: `${found} (points of the problem x strides of its ranks)`,
      expected: 'at most 2^53 = 9007199254740992',
      hint: 'use smaller bounds or coefficients',
    },
  );
