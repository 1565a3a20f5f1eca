import type { Problem } from '@loopwright/spec';
import type { LocatedMap } from '@loopwright/spec/reading';
import { contraction } from './contraction.ts';
import { einsumLabels } from './einsum-labels.ts';
import type { OperationsReading } from './operations-reading.ts';
import * as problems from './problems.ts';

export const EINSUM_KEYS: readonly string[] = ['einsum', 'sizes'];

/** `einsum: bhpe,bhme->bhpm` of inputs and weights, with the size of each label. */
export function readEinsum(map: LocatedMap, { reader, scope }: OperationsReading): Problem | undefined {
  const { location } = map.entries.get('einsum')!.value;
  const text = reader.text(map.entries.get('einsum')!.value, 'einsum');
  const sizesEntry = reader.required(map, 'sizes', 'an einsum', 'add sizes: {i: 128, j: 64}');
  if (text === undefined || !sizesEntry) return undefined;
  const parsed = einsumLabels(text);
  const [inputs, weights, ...others] = parsed?.operands ?? [];
  if (!inputs || !weights || others.length > 0) {
    reader.log.add(problems.badEinsum(location, text));
    return undefined;
  }
  const labels = [...new Set([...inputs, ...weights, ...parsed!.output])];
  const given = reader.closedMap(sizesEntry.value, 'sizes', labels);
  if (!given) return undefined;
  const sizes = new Map<string, number>();
  for (const label of labels) {
    const entry = reader.required(given, label, 'sizes');
    const size = entry && reader.integer(entry.value, `the size of ${label}`, 1, scope);
    if (size !== undefined) sizes.set(label, size);
  }
  const problem = contraction({ inputs, weights, outputs: parsed!.output, sizes });
  if (!problem) reader.log.add(problems.noContraction(location, text));
  return problem;
}
