import type { SourceLocation } from '../../location.ts';
import { type At, didYouMean, error, list, place, quote, warning } from './phrasing.ts';

export const unknownTarget = (at: At, name: string, known: Iterable<string>) =>
  error('unknown-target', at, `the architecture has no level ${quote(name)}`, {
    found: quote(name),
    expected: `one of ${list(known)}`,
    ...didYouMean(name, known, `use one of ${list(known)}`),
  });

export const unknownType = (at: At, name: string, known: Iterable<string>) =>
  error('unknown-type', at, `there is no type ${quote(name)}`, {
    found: quote(name),
    expected: `one of ${list(known)}`,
    ...didYouMean(name, known, `use one of ${list(known)}`),
  });

export const wrongTarget = (at: At, name: string, type: string, why: string) =>
  error('wrong-target', at, `${quote(name)} takes no ${type} entry: ${why}`, { hint: 'remove this entry' });

export const badFactor = (at: At, text: string, hint?: string) =>
  error('bad-factor', at, `${quote(text)} is not a factor`, {
    found: quote(text),
    expected: 'NAME=NUMBER, such as "C=4", or "P=5,3" for a last pass of 3',
    hint: hint ?? 'write the name of a dimension, = and a number',
  });

export const conflictingFactors = (at: At, dimension: string, level: string, found: string, first: string) =>
  error('conflicting-factors', at, `dimension ${quote(dimension)} has two factors at ${quote(level)}`, {
    found: `${found}, after ${first}`,
    expected: 'one factor per dimension and level',
    hint: 'keep one of them',
  });

export const repeatedFactor = (at: At, text: string, first: SourceLocation) =>
  warning('repeated-factor', at, `${quote(text)} stands twice in one list, and counts once`, {
    found: `the first in ${place(first)}`,
    expected: 'one factor per dimension and level: factors of one dimension do not multiply',
    hint: 'remove one of them, or write their product once',
  });

export const boundNotInMapping = (at: At, text: string) =>
  error('bound-in-mapping', at, `${quote(text)} is a limit, and a mapping takes exact factors`, {
    found: quote(text),
    expected: 'NAME=NUMBER',
    hint: `write ${text.replace(/[<>]=?/, '=')}, or move it to constraints`,
  });

export const factorAboveBound = (at: At, dimension: string, level: string, factor: number, bound: number) =>
  warning(
    'factor-above-bound',
    at,
    `${dimension}=${factor} at ${quote(level)} is more than the problem has, and is ignored`,
    {
      found: `${dimension}=${factor}`,
      expected: `at most ${bound}, the bound of ${dimension}`,
    },
  );

export const factorsMissBound = (at: At, dimension: string, found: string, covered: number, bound: number) =>
  error(
    'factors-miss-bound',
    at,
    `the factors of dimension ${quote(dimension)} cover ${covered} points, not ${bound}`,
    {
      found: found || 'no factor, so 1 everywhere',
      expected: `a product of ${bound}, the bound of ${dimension}`,
      hint:
        bound % covered === 0
          ? `multiply one factor of ${dimension} by ${bound / covered}`
          : `change a factor of ${dimension}, or write ${dimension}=0 at one level to take the rest${residualForm(dimension, bound)}`,
    },
  );

/** Two passes of which the last is shorter. */
function residualForm(dimension: string, bound: number): string {
  const full = Math.floor(bound / 2) + 1;
  return bound < 3
    ? ''
    : `; or give a factor a shorter last pass, as in ${dimension}=${full},${bound - full} inside ${dimension}=2`;
}

export const severalRests = (at: At, dimension: string) =>
  error('several-rests', at, `two levels take the rest of dimension ${quote(dimension)}`, {
    found: `${dimension}=0 twice`,
    expected: `${dimension}=0 at one level at most`,
    hint: `give ${dimension} a number at one of them`,
  });

export const noRest = (at: At, dimension: string, others: number, bound: number) =>
  error('no-rest', at, `the other factors of dimension ${quote(dimension)} leave no whole rest`, {
    found: `${bound} / ${others}`,
    expected: `other factors that divide ${bound}`,
    hint: `change the other factors of ${dimension}`,
  });

export const badRemainder = (at: At, text: string) =>
  error('bad-remainder', at, `the last pass of ${quote(text)} is no shorter than a full one`, {
    found: quote(text),
    expected: 'a last pass from 1 up to the factor',
    hint: 'swap the numbers, or leave out the second one',
  });

export const duplicateDimension = (at: At, name: string) =>
  error('duplicate-dimension', at, `the permutation names ${quote(name)} twice`, { hint: 'remove one of them' });

export const keptAndBypassed = (at: At, dataspace: string, level: string, first: SourceLocation | undefined) =>
  error('kept-and-bypassed', at, `${quote(dataspace)} is both kept and bypassed at ${quote(level)}`, {
    ...(first && { found: `the opposite in ${place(first)}` }),
    expected: 'each dataspace in keep or in bypass',
    hint: 'remove it from one of the two lists',
  });

export const keptNowhere = (at: At, dataspace: string, by: string) =>
  error('kept-nowhere', at, `the dataspace ${quote(dataspace)} is kept in no memory`, {
    found: `${dataspace} bypassed at every level by ${by}`,
    expected: 'each dataspace in one memory at least',
    hint: `let the outermost memory keep ${dataspace}`,
  });

export const memoryTooSmall = (at: At, level: string, capacity: number, kept: readonly string[]) =>
  error('memory-too-small', at, `${quote(level)} cannot hold one word of each dataspace that it must keep`, {
    found: `room for ${capacity} words, keep: [${kept.join(', ')}]`,
    expected: `room for ${kept.length} words or more`,
    hint: 'give it more depth, or let it keep less',
  });

export const cannotMaximize = (at: At, detail: string, hint: string) =>
  error('cannot-maximize', at, `maximize_dims cannot be met: ${detail}`, { hint });

/** Timeloop's `MaskTiles`, `ProcessOuterMaskedLevels` and `ComputeReadUpdateReductionAccesses_Legacy`. */
export const noCoalesce = (at: At) =>
  error(
    'not-modelled',
    at,
    'no_coalesce is not modelled: memories outside would count accesses as if this one were bypassed',
    {
      found: 'no_coalesce, with which every access of an output here is a fill and a read, too',
      expected: 'memories that keep what passes them, or let it pass',
      hint: 'write bypass in its place to see the accesses outside, or remove it',
    },
  );
