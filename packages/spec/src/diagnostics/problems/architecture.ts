import { type At, didYouMean, error, list, quote, warning } from './phrasing.ts';

export const untaggedNode = (at: At) =>
  error('untagged-node', at, 'this node of the architecture has no tag', {
    expected: '!Component, !Container, !ArrayContainer, !Hierarchical, !Parallel, !Pipelined or !Nothing',
    hint: 'write "- !Component" before its name',
  });

export const severalForms = (at: At, forms: readonly string[]) =>
  error('several-forms', at, 'the architecture is written in more than one form', {
    found: list(forms),
    expected: 'one of nodes (0.4), subtree (0.2, 0.3), or storage and arithmetic',
    hint: `keep ${forms.join(' or ')}`,
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

export const arrayInTwoDirections = (at: At, x: number, y: number) =>
  error('array-in-two-directions', at, 'an !ArrayContainer is one axis of an array', {
    found: `meshX: ${x}, meshY: ${y}`,
    expected: 'copies along meshX, columns, or along meshY, rows',
    hint: 'write one !ArrayContainer for the columns and one for the rows',
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

export const sizeLeftAside = (at: At, of: string, found: string, holding: string) =>
  warning('size-left-aside', at, `${of} has two sizes, and depth is left aside, as Timeloop does`, {
    found,
    expected: `as many words as entries says: ${holding}`,
    hint: 'remove one of them',
  });

export const nameTimeloopIgnores = (at: At, of: string, key: string, meant: string, taken: string) =>
  warning('timeloop-differs', at, `Timeloop does not read ${quote(key)} of ${of}, and takes ${taken}`, {
    found: quote(key),
    expected: `${quote(meant)}, which it is read as here`,
    hint: `write ${meant}`,
  });

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

export const unknownNetwork = (at: At, key: string, name: string, known: readonly string[]) =>
  error('unknown-network', at, `${key} names ${quote(name)}, which is no network`, {
    found: quote(name),
    expected:
      known.length > 0 ? `one of ${list(known)}` : 'a component of class Legacy, ReductionTree or SimpleMulticast',
    ...didYouMean(name, known, known.length > 0 ? 'use one of them' : 'add the component, or remove the attribute'),
  });

export const networkUsedTwice = (at: At, name: string, levels: readonly string[]) =>
  error('network-used-twice', at, `the network ${quote(name)} lies below ${levels.length} levels`, {
    found: `network_read or network_update: ${name} at ${list(levels)}`,
    expected: 'a network below one level; attributes of a container are handed down to all that follows',
    hint: `give each level a network of its own, or set the attribute of ${levels[0]} to another`,
  });

export const treeCannotRead = (at: At, name: string) =>
  error('tree-cannot-read', at, `${quote(name)} adds outputs up, and nothing can be read through it`, {
    found: `network_read: ${name}, a ReductionTree`,
    expected: 'a ReductionTree as network_update only',
    hint: 'name a network of class Legacy or SimpleMulticast',
  });

export const unknownNetworkClass = (at: At, name: string, componentClass: string) =>
  error('unknown-network-class', at, `${quote(name)} is a network of an unknown class`, {
    found: `class: ${componentClass}`,
    expected: 'Legacy, XY_NoC, ReductionTree or SimpleMulticast',
    hint: `write class: Legacy and subclass: ${componentClass}`,
  });

export const missingMulticastArgument = (at: At, name: string, action: string) =>
  error('missing-argument', at, `an energy of ${name} does not say how many children it is for`, {
    found: `several argument sets of the action ${quote(action)}, and no number of destinations in one of them`,
    expected: 'multicast_factor_argument naming an argument that all of them have',
    hint: 'write multicast_factor_argument: num_destinations, as the table has it',
  });

export const clustersDoNotDivide = (at: At, name: string, clusterSize: number, instances: number) =>
  error('attribute-conflict', at, `${instances} copies of ${name} make no whole clusters of ${clusterSize}`, {
    found: `cluster_size ${clusterSize}, ${instances} copies`,
    expected: 'a number of copies that cluster_size divides',
    hint: 'change cluster_size, or the meshes around it',
  });

export const cannotMigrateNetwork = (at: At, name: string, key: string) =>
  error('cannot-migrate', at, `${quote(name)} cannot be written in v0.4: a container outside hands ${key} down to it`, {
    found: `${key} further out, and none at ${name}`,
    expected: `a tree in which every level inside gives ${key}, too`,
    hint: `give ${key} at ${name}, too, or keep the tree form: it is read as it is`,
  });

export const otherPositions = (at: At, target: string, conditions: readonly string[]) =>
  error('other-positions', at, `the positions of ${quote(target)} cannot be those of other tensors`, {
    found: `condition_on: [${conditions.join(', ')}]`,
    expected: `condition_on: [], or [${target}]`,
    hint: 'write type: skipping where accesses are in vain since another tensor is zero',
  });

export const noCondition = (at: At, what: string, target: string) =>
  error('no-condition', at, `condition_on of ${what} names no dataspace, and nothing is saved on ${quote(target)}`, {
    found: 'an empty list',
    expected: 'the dataspaces of which a tile is empty where accesses are in vain',
    hint: `write condition_on: [Inputs], or remove the entry for ${target}`,
  });

export const misplacedOptimization = (at: At, key: string, name: string, owners: string) =>
  error('misplaced-optimization', at, `${key} stands at ${name}, and can stand at ${owners} alone`, {
    hint: `move it to ${owners}`,
  });
