import { accessTexts } from './access-texts.ts';
import type { EmitReuse } from './emit-reuse.ts';
import {
  askedOf,
  boundOf,
  childrenOf,
  comment,
  iterationsOf,
  keptAt,
  maskOf,
  pointsOf,
  product,
  sentTo,
  shareOf,
  tileOf,
} from './names.ts';
import { bitsOf, type Plan, type RankTerm, windowDimensions } from './plan.ts';

/** The accesses of one dataspace at every memory; `reuse` tells those of perfect mappings from others. */
export function emitTraffic(plan: Plan, s: number, reuse: EmitReuse): string[] {
  const { tables, memories } = plan;
  const lines = [
    comment(tables.problem.dataspaces[s].name),
    `if (${keptAt(memories.at(-1)!, s)} === 0) return general(batch, candidate);`,
  ];
  const forwards = forwardingTests(plan, s, reuse);
  if (forwards.length === 0) return [...lines, ...emitWithoutForwarding(plan, s, 'const ', reuse)];
  const counted = memories.flatMap((level) =>
    accessTexts(plan, level, s).map(({ access, name }) => ({
      name,
      count: `${access}[${level * tables.dataspaces + s}]`,
    })),
  );
  return [
    ...lines,
    `let ${counted.map(({ name }) => name).join(', ')};`,
    `if (${forwards.join(' || ')}) {`,
    `  countDataspace(batch, candidate, ${s});`,
    ...counted.map(({ name, count }) => `  ${name} = ${count};`),
    '} else {',
    ...emitWithoutForwarding(plan, s, '', reuse).map((line) => `  ${line}`),
    '}',
  ];
}

/** Whether children of a fan-out might pass words of a dataspace on to each other: for each where that can be, its text. */
function forwardingTests(plan: Plan, s: number, reuse: EmitReuse): string[] {
  const { tables, fanouts } = plan;
  if (windowDimensions(plan, s).length === 0) return [];
  return fanouts.flatMap((level) =>
    tables.noLinkTransfer[level * tables.dataspaces + s] ? [] : [reuse.mayForward(plan, level, s)],
  );
}

/** From inside out; `declares` stands before the name of every access. */
function emitWithoutForwarding(plan: Plan, s: number, declares: string, reuse: EmitReuse): string[] {
  const { tables, memories } = plan;
  const outermost = memories.at(-1)!;
  // Words that one child of the next level outside asks for: of a compute unit, one an iteration.
  const lines = [`let ${askedOf(s)} = ${iterationsOf(0)};`];
  for (let level = 0; level <= outermost; level++) {
    if (tables.isFanout[level]) lines.push(`${askedOf(s)} *= ${groupsOf(plan, level, s)};`);
    else lines.push(...emitAccesses(plan, level, s, declares, reuse));
  }
  return lines;
}

/** Counts the accesses of one memory. */
function emitAccesses(plan: Plan, level: number, s: number, declares: string, reuse: EmitReuse): string[] {
  const kept = keptAt(level, s);
  const isOutermost = level === plan.memories.at(-1);
  const counted = accessTexts(plan, level, s).map(
    ({ name, words }) => `${declares}${name} = ${isOutermost ? words : `${kept} * ${words}`};`,
  );
  if (isOutermost) return counted;
  const sent = sentTo(level, s);
  return [...reuse.words(plan, level, s), ...counted, `${askedOf(s)} += ${kept} * (${sent} - ${askedOf(s)});`];
}

/** Reads that serve all children of a fan-out once: different offsets, counted rank by rank. */
function groupsOf(plan: Plan, level: number, s: number): string {
  const { tables, ranks } = plan;
  if (tables.noReuse[level * tables.dataspaces + s]) return childrenOf(level);
  return product(ranks[s].filter((rank) => rank.length > 0).map((rank) => groupsAlong(rank, level)));
}

function groupsAlong(rank: readonly RankTerm[], level: number): string {
  const bounds = rank.map(({ dimension }) => boundOf(level, dimension));
  if (rank.length === 1) return bounds[0];
  const shifts = rank.map(({ dimension, coefficient }) => `${coefficient} * ${pointsOf(level - 1, dimension)}`);
  if (rank.length > 2) return product(bounds);
  return `groupsOfTwo(${bounds[0]}, ${shifts[0]}, ${bounds[1]}, ${shifts[1]})`;
}

/** Where three loops or more move one rank, the general evaluator counts who meets whom. */
export function emitCrowded({ fanouts, ranks, tables }: Plan): string[] {
  return fanouts.flatMap((level) =>
    ranks.flatMap((own, s) =>
      own
        .filter((rank) => rank.length > 2 && !tables.noReuse[level * tables.dataspaces + s])
        .map((rank) => {
          const moving = `${maskOf(level)} & ${bitsOf(rank.map(({ dimension }) => dimension))}`;
          return `if (several(${moving})) return general(batch, candidate);`;
        }),
    ),
  );
}

/** The share of an output that each instance has, from outside in. */
export function emitShares({ tables }: Plan, s: number): string[] {
  if (!tables.isOutput[s]) return [];
  const lines = [`const ${shareOf(tables.levels - 1, s)} = ${tileOf(tables.levels - 1, s)};`];
  for (let level = tables.levels - 2; level >= 0; level--) {
    const outside = shareOf(level + 1, s);
    const split = `Math.floor((${outside} * ${tileOf(level, s)}) / ${tileOf(level + 1, s)})`;
    const share = tables.isFanout[level + 1] ? `${childrenOf(level + 1)} > 1 ? ${split} : ${outside}` : outside;
    lines.push(`const ${shareOf(level, s)} = ${share};`);
  }
  return lines;
}
