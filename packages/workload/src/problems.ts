import type { Diagnostic, SourceLocation } from '@loopwright/spec';
import { nearestName } from '@loopwright/spec';

/** Every problem that reading a network reports, one function per code; those of values in general are the reader's. */

export const unknownSize = (name: string, known: readonly string[]): Diagnostic =>
  error('unknown-size', undefined, `the network has no dimension named "${name}"`, {
    found: name,
    expected: known.length > 0 ? `one of ${known.join(', ')}` : 'none: all its sizes are fixed',
    hint: didYouMean(name, known) ?? 'leave it out',
  });

export const noOperations = (at: SourceLocation): Diagnostic =>
  error('no-operations', at, 'the network has no operation with a loop nest', {
    expected: 'a layer such as {name: conv1, C: 3, M: 64, P: 112, Q: 112, R: 7, S: 7}',
    hint: 'add one to operations',
  });

export const badEinsum = (at: SourceLocation, text: string): Diagnostic =>
  error('bad-einsum', at, 'an einsum should be two operands and an output', {
    found: `"${text}"`,
    expected: 'labels of one letter, such as bhpe,bhme->bhpm',
    hint: 'write inputs,weights->outputs; a problem takes all else',
  });

export const noContraction = (at: SourceLocation, text: string): Diagnostic =>
  error('no-contraction', at, 'this einsum is no product of two tensors that is summed up', {
    found: `"${text}"`,
    expected: 'labels that stand once in an operand, and in two of the three tensors or in all',
    hint: 'write it as problem: {shape, instance}',
  });

export const tooLarge = (at: SourceLocation, points: string): Diagnostic =>
  error('problem-too-large', at, 'the operation has more points than can be counted exactly', {
    found: points,
    expected: 'at most 2^53 = 9007199254740992 points',
    hint: 'use smaller bounds',
  });

export const unknownOperandDataspace = (at: SourceLocation, name: string, known: readonly string[]): Diagnostic =>
  error('unknown-dataspace', at, `the operation has no dataspace "${name}"`, {
    found: `"${name}"`,
    expected: `one of ${known.join(', ')}`,
    hint: didYouMean(name, known) ?? `use one of ${known.join(', ')}`,
  });

function error(
  code: string,
  at: SourceLocation | undefined,
  message: string,
  rest: Pick<Diagnostic, 'found' | 'expected' | 'hint'>,
): Diagnostic {
  return { code, severity: 'error', message, ...(at && { location: at }), ...rest };
}

function didYouMean(name: string, known: readonly string[]): string | undefined {
  const nearest = nearestName(name, known);
  return nearest === undefined ? undefined : `did you mean "${nearest}"?`;
}
