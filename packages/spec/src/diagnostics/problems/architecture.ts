import { type At, didYouMean, error, list, quote, warning } from './phrasing.ts';

export const untaggedNode = (at: At) =>
  error('untagged-node', at, 'this node of the architecture has no tag', {
    expected: '!Component, !Container, !Hierarchical, !Parallel, !Pipelined or !Nothing',
    hint: 'write "- !Component" before its name',
  });

export const noCompute = (at: At, last: string | undefined) =>
  error('no-compute', at, 'the architecture has no compute unit', {
    found: last === undefined ? 'no component' : `${quote(last)} as the last component, a memory`,
    expected: 'a last component such as {name: MAC, class: intmac}',
    hint: 'add a !Component of a compute class (compute, mac, intmac, fpmac) at the end of nodes',
  });

export const noMemory = (at: At) =>
  error('no-memory', at, 'the architecture has no memory', {
    expected: 'at least one storage component outside the compute unit',
    hint: 'add a component such as {name: DRAM, class: DRAM}',
  });

export const unknownClass = (at: At, name: string, componentClass: string) =>
  error('unknown-class', at, `the class of ${quote(name)} says neither that it stores nor that it computes`, {
    found: `class: ${componentClass}`,
    expected: 'a class with DRAM, SRAM, regfile, smartbuffer or storage in its name, or one with mac or compute',
    hint: `write class: storage and subclass: ${componentClass}`,
  });

export const computeNotLast = (at: At, name: string) =>
  error('compute-not-last', at, `the compute unit ${quote(name)} is not the last component`, {
    expected: 'components below memories only, at the end of nodes',
    hint: 'move it to the end, or give it a storage class',
  });

export const fanoutInParallel = (at: At, name: string) =>
  error('fanout-in-parallel', at, `${quote(name)} makes copies inside a !Parallel branch`, {
    expected: 'spatial above the !Parallel node',
    hint: 'move spatial to a !Container above the !Parallel node',
  });

export const keptInTwoBranches = (at: At, dataspace: string, branches: readonly string[]) =>
  error('kept-in-two-branches', at, `the dataspace ${quote(dataspace)} is kept in ${branches.length} branches`, {
    found: `keep: [${dataspace}] in ${list(branches)}`,
    expected: 'each dataspace in one branch of a !Parallel node',
    hint: `remove ${dataspace} from the keep list of all branches but one`,
  });

export const keptInNoBranch = (at: At, dataspace: string, branches: readonly string[]) =>
  error('kept-in-no-branch', at, `the dataspace ${quote(dataspace)} is kept in no branch`, {
    found: `branches ${list(branches)}`,
    expected: 'each dataspace in one branch of a !Parallel node',
    hint: `add ${dataspace} to the keep list of one branch`,
  });

export const misspeltAttribute = (at: At, of: string, name: string, nearest: string) =>
  error('unknown-attribute', at, `the attribute ${quote(name)} of ${of} looks like a misspelt ${quote(nearest)}`, {
    found: quote(name),
    expected: `${quote(nearest)}, or a name that cannot be taken for an attribute of the model`,
    hint: `did you mean ${quote(nearest)}?`,
  });

export const nearAttribute = (at: At, of: string, name: string, nearest: string) =>
  warning('unused-attribute', at, `${of} has an attribute ${quote(name)} that the model does not use`, {
    found: quote(name),
    hint: `did you mean ${quote(nearest)}?`,
  });

export const badAttribute = (at: At, what: string, found: string, expected: string) =>
  error('bad-attribute', at, `${what} should be ${expected}`, { found, expected, hint: `write ${expected}` });

export const attributeConflict = (at: At, of: string, detail: string, hint: string) =>
  error('attribute-conflict', at, `the attributes of ${of} contradict each other: ${detail}`, { hint });

export const unboundedMemory = (at: At, name: string) =>
  warning('unbounded-memory', at, `${quote(name)} has no depth, and is taken to hold everything`, {
    hint: 'give depth, entries or sizeKB',
  });

export const unknownPowerGate = (at: At, name: string, known: Iterable<string>) =>
  error('unknown-level', at, `power_gated_at names ${quote(name)}, which is no level`, {
    found: quote(name),
    expected: `one of ${list(known)}`,
    ...didYouMean(name, known, 'use one of them'),
  });
