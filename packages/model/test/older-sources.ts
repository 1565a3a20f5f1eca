import type { SourceText } from '@loopwright/spec';
import fc from 'fast-check';

/** Files of the older tree form, and what they mean. */
export interface OlderSources {
  readonly sources: readonly SourceText[];
  /** The same with the architecture in the first form, the list of storage. */
  readonly listed: readonly SourceText[];
  /** Compute units that the mapping uses, and all there are. */
  readonly usedUnits: number;
  readonly units: number;
}

/** A memory below the outermost one, or the compute units, which are the last. */
interface Part {
  /** Copies along X and Y inside one copy of the part outside. */
  readonly spreadX: number;
  readonly spreadY: number;
  /** Copies of them that the mapping uses along X and Y. */
  readonly usedX: number;
  readonly usedY: number;
  /** Whether a subtree begins here, and whether its name makes the copies, rather than the part's own. */
  readonly opens: boolean;
  readonly copiesSubtree: boolean;
  /** Iterations of its temporal loops over M, N and K; not of the compute units. */
  readonly temporal: readonly [number, number, number];
  /** Attributes of the network below the part outside, as the file has them. */
  readonly network: string;
}

/** Each in another form; those of a wire give the width of a tile, without which v0.4 could not take one back. */
const network = fc.oneof(
  fc.constant(''),
  fc
    .record({ hop: fc.integer({ min: 0, max: 3 }), router: fc.integer({ min: 0, max: 2 }) })
    .map(({ hop, router }) => `energy_per_hop: ${hop / 2}, router_energy: ${router}`),
  fc.constantFrom('wire_energy: 0.25, tile_width: 40', 'wire_energy: 0.125, tile_width: 70, network_word_bits: 8'),
  fc.constant('energy-per-ingress: 0.75'),
);

const spread = fc.record({ all: fc.integer({ min: 1, max: 4 }), used: fc.integer({ min: 1, max: 4 }) });
const factor = fc.integer({ min: 1, max: 3 });

const part: fc.Arbitrary<Part> = fc
  .record({
    x: spread,
    y: spread,
    opens: fc.boolean(),
    copiesSubtree: fc.boolean(),
    temporal: fc.tuple(factor, factor, factor),
    network,
  })
  .map(({ x, y, ...rest }) => ({
    spreadX: x.all,
    spreadY: y.all,
    usedX: Math.min(x.used, x.all),
    usedY: Math.min(y.used, y.all),
    ...rest,
  }));

/** Random trees: subtrees with copies, memories with copies of their own, and mappings that name fan-outs by memories. */
export const olderSources: fc.Arbitrary<OlderSources> = fc.array(part, { minLength: 2, maxLength: 4 }).map(sourcesOf);

function sourcesOf(parts: readonly Part[]): OlderSources {
  const names = ['Main', ...parts.slice(0, -1).map((_, index) => `Level${index}`), 'alu'];
  const inner = parts.map((each, index) => ({ ...each, name: names[index + 1], outside: names[index] }));
  const product = (pick: (each: Part) => number) => parts.reduce((all, each) => all * pick(each), 1);
  const others = [
    { file: 'problem.yaml', text: problemText(parts) },
    { file: 'mapping.yaml', text: mappingText(inner) },
  ];
  return {
    sources: [{ file: 'arch.yaml', text: architectureText(inner) }, ...others],
    listed: [{ file: 'arch.yaml', text: storageListText(inner) }, ...others],
    usedUnits: product(({ usedX, usedY }) => usedX * usedY),
    units: product(({ spreadX, spreadY }) => spreadX * spreadY),
  };
}

type NamedPart = Part & { readonly name: string; readonly outside: string };

function architectureText(parts: readonly NamedPart[]): string {
  const lines = ['architecture:', '  version: 0.3', '  subtree:', '  - name: top', '    local:'];
  lines.push(`    - {name: Main, class: DRAM, attributes: {word-bits: 16${networkText(parts[0])}}}`);
  let indent = '    ';
  let [copies, ofSubtree, meshX] = [1, 1, 1];
  for (const [index, { name, spreadX, spreadY, opens, copiesSubtree }] of parts.entries()) {
    copies *= spreadX * spreadY;
    meshX *= spreadX;
    if (opens || index === 0) {
      const range = copiesSubtree ? copies / ofSubtree : 1;
      ofSubtree *= range;
      lines.push(`${indent}subtree:`, `${indent}- name: box${index}${rangeText(range)}`, `${indent}  local:`);
      indent += '  ';
    }
    const kind = index === parts.length - 1 ? 'class: intmac' : 'class: regfile';
    const size =
      index === parts.length - 1 ? '' : `, depth: 10000000, width: 16, word-bits: 16${networkText(parts[index + 1])}`;
    const own = rangeText(copies / ofSubtree);
    lines.push(`${indent}- {name: '${name}${own}', ${kind}, attributes: {meshX: ${meshX}${size}}}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Innermost first, and the compute units apart. */
function storageListText(parts: readonly NamedPart[]): string {
  let [copies, meshX] = [1, 1];
  const entries = parts.map(({ name, spreadX, spreadY }) => {
    copies *= spreadX * spreadY;
    meshX *= spreadX;
    return `name: ${name}, instances: ${copies}, meshX: ${meshX}, word-bits: 16`;
  });
  const units = entries.pop();
  const storage = ['name: Main, technology: DRAM, instances: 1, word-bits: 16']
    .concat(entries.map((entry) => `${entry}, entries: 100000`))
    .map((entry, index) => entry + networkText(parts[index]))
    .reverse();
  const lines = storage.map((entry) => `  - {${entry}}\n`).join('');
  return `arch:\n  arithmetic: {${units}}\n  storage:\n${lines}`;
}

/** Of the memory right outside a part. */
function networkText({ network }: Part): string {
  return network === '' ? '' : `, ${network}`;
}

function rangeText(copies: number): string {
  return copies === 1 ? '' : `[0..${copies - 1}]`;
}

/** M is spread along X, N along Y. */
function problemText(parts: readonly Part[]): string {
  const bound = (dimension: number, used: (each: Part) => number) =>
    parts.reduce((all, each, index) => all * used(each) * (index < parts.length - 1 ? each.temporal[dimension] : 1), 2);
  return `problem:
  shape:
    name: gemm
    dimensions: [M, N, K]
    data-spaces:
    - {name: A, projection: [ [[M]], [[K]] ]}
    - {name: B, projection: [ [[K]], [[N]] ]}
    - {name: Z, projection: [ [[M]], [[N]] ], read-write: True}
  instance: {M: ${bound(0, ({ usedX }) => usedX)}, N: ${bound(1, ({ usedY }) => usedY)}, K: ${bound(2, () => 1)}}
`;
}

/** Fan-outs go by the memory outside them, as people write the tree form. */
function mappingText(parts: readonly NamedPart[]): string {
  const entries = ['- {target: Main, type: temporal, factors: M2 N2 K2, permutation: MNK}'];
  for (const [index, { name, outside, spreadX, spreadY, usedX, usedY, temporal }] of parts.entries()) {
    if (spreadX * spreadY > 1) {
      entries.push(
        `- {target: ${outside}, type: spatial, factors: M${usedX} N${usedY} K1, permutation: MKN, split: 2}`,
      );
    }
    if (index === parts.length - 1) break;
    const [m, n, k] = temporal;
    entries.push(`- {target: ${name}, type: temporal, factors: M${m} N${n} K${k}, permutation: KMN}`);
  }
  return `mapping:\n${entries.join('\n')}\n`;
}
