import type { SourceLocation } from '../../location.ts';
import { isNothing, type Located } from '../../source/located.ts';
import type { Reader } from '../../source/reader.ts';
import type { ComputeSavings, SavingUnit, TensorFormat } from '../../sparse.ts';
import { type Alternatives, readAlternatives } from './read-alternatives.ts';
import { readComputeSavings, readSavings } from './read-savings.ts';
import { readTensorFormats } from './read-tensor-formats.ts';
import { given, type ProblemName, SparseEntries } from './sparse-entries.ts';

export const MEMORY_KEYS: readonly string[] = ['representation_format', 'action_optimization'];
export const COMPUTE_KEYS: readonly string[] = ['compute_optimization'];
export const SPARSE_KEYS: readonly string[] = [...MEMORY_KEYS, ...COMPUTE_KEYS];

/** What names the part in a section of targets: `target` in v0.4, as in mappings. */
export const TARGET_KEYS: readonly string[] = ['name', 'target'];

/** What `sparse_optimizations` of one part says, of whatever kind the part is. */
export interface SparseOptimizations {
  readonly formats: readonly TensorFormat[];
  /** Of alternatives that are not taken. */
  readonly otherFormats: readonly TensorFormat[];
  readonly savings: readonly SavingUnit[];
  readonly compute?: ComputeSavings;
  /** All names in it that are the problem's. */
  readonly problemNames: readonly ProblemName[];
  /** Of each of its keys. */
  readonly locations: ReadonlyMap<string, SourceLocation>;
}

/** `sparse_optimizations` of a part; undefined where it says nothing. */
export function readSparseOptimizations(
  node: Located | undefined,
  name: string,
  reader: Reader,
): SparseOptimizations | undefined {
  if (!node || isNothing(node) || isEmpty(node)) return undefined;
  const map = reader.closedMap(node, `sparse_optimizations of ${name}`, [...TARGET_KEYS, ...SPARSE_KEYS]);
  if (!map) return undefined;
  const entries = new SparseEntries(name, reader);
  const read = <Read>(key: string, readKey: (node: Located, entries: SparseEntries) => Read): Alternatives<Read> => {
    const value = given(map.entries.get(key));
    return value ? readAlternatives(value, `${key} of ${name}`, entries, readKey) : { taken: undefined, others: [] };
  };
  const compute = read('compute_optimization', readComputeSavings).taken;
  const formats = read('representation_format', readTensorFormats);
  return {
    formats: formats.taken ?? [],
    otherFormats: formats.others.flat(),
    savings: read('action_optimization', readSavings).taken ?? [],
    ...(compute && { compute }),
    problemNames: entries.problemNames,
    locations: new Map([...map.entries].map(([key, { keyLocation }]) => [key, keyLocation])),
  };
}

function isEmpty(node: Located): boolean {
  return (node.kind === 'map' && node.entries.size === 0) || (node.kind === 'list' && node.items.length === 0);
}
