import type { Diagnostic, MetadataStorage, Problem, RankFormat, TensorFormat } from '@loopwright/spec';
import type { Format, FormatRank } from './format.ts';
import { indexOf } from './index-of.ts';
import type { SparseModels } from './sparse-models.ts';
import { unknownName } from './unknown-name.ts';

/** How one memory represents a tensor; null where the log says why it cannot. */
export function resolveFormat(
  { dataspace, ranks, innerToOuter }: TensorFormat,
  { name: memory, metadata }: { readonly name: string; readonly metadata: MetadataStorage },
  problem: Problem,
  models: SparseModels,
  log: Diagnostic[],
): Format | null {
  const resolved = ranks.flatMap((rank) => resolveRank(rank, metadata, problem, models, log) ?? []);
  if (resolved.length < ranks.length) return null;
  for (const [rank, { kind, ...widths }] of resolved.entries()) {
    const { location } = ranks[rank];
    const bits = Math.max(widths.metadataWordBits, widths.payloadWordBits);
    if (bits > metadata.widthBits) {
      log.push({ ...tooWide(dataspace, memory, bits, metadata.widthBits), ...(location && { location }) });
    }
    const inner = resolved.slice(rank + 1).find((below) => !below.kind.isCompressed);
    if (kind.isCompressed && inner) {
      log.push({ ...badlyNested(dataspace, kind.name, inner.kind.name), ...(location && { location }) });
    }
  }
  return { ranks: resolved.reverse(), innerToOuter, isCompressed: resolved.some(({ kind }) => kind.isCompressed) };
}

function resolveRank(
  { format, written = format, flattened, metadataWordBits, payloadWordBits, location }: RankFormat,
  metadata: MetadataStorage,
  problem: Problem,
  models: SparseModels,
  log: Diagnostic[],
): FormatRank | undefined {
  const kind = models.formats.get(format);
  if (!kind) {
    log.push(unknownName('format', written, [...models.formats.keys()].map(asFilesHaveIt), location));
    return undefined;
  }
  const isMemorys = kind.metadataWordBits === null;
  const own = isMemorys ? undefined : (metadataWordBits ?? kind.metadataWordBits);
  const ownPayload = isMemorys ? undefined : payloadWordBits;
  return {
    kind,
    flattened: flattened.map((names) => names.map((name) => indexOf('dimension', problem.dimensions, name))),
    metadataWordBits: wholeWordBits(own ?? metadata.wordBits, metadata),
    payloadWordBits: wholeWordBits(ownPayload ?? metadata.wordBits, metadata),
  };
}

/** Small letters say the same. */
function asFilesHaveIt(format: string): string {
  return format.toUpperCase();
}

/** The next width of a word that fills accesses of the storage, so that nothing is left over. */
function wholeWordBits(bits: number, { widthBits }: MetadataStorage): number {
  if (bits === 0 || bits > widthBits) return bits;
  let whole = bits;
  while (whole < 2 * bits && widthBits % whole !== 0) whole++;
  return whole;
}

function tooWide(dataspace: string, memory: string, bits: number, widthBits: number): Diagnostic {
  return {
    code: 'wide-metadata',
    severity: 'error',
    message: `a word of metadata of ${dataspace} is wider than ${memory} stores them`,
    found: `${bits} bits`,
    expected: `at most metadata_storage_width = ${widthBits} bits`,
    hint: `give ${memory} a metadata_storage_width of ${bits}, or words of fewer bits`,
  };
}

function badlyNested(dataspace: string, outer: string, inner: string): Diagnostic {
  return {
    code: 'compressed-over-uncompressed',
    severity: 'error',
    message: `${dataspace} is compressed in a rank outside one that is not`,
    found: `${outer} outside ${inner}`,
    expected: 'ranks that are not compressed, and inside them those that are',
    hint: `compress what lies inside too, as by CP, or write UOP in place of ${outer.toUpperCase()}`,
  };
}
