import { comment, keptAt } from '../../specialized/names.ts';
import type { AccessKind } from '../saved-accesses.ts';
import { NOTHING } from './emit-savings.ts';
import { emitSpent, leaks } from './emit-spent.ts';
import { heldTile } from './held-names.ts';
import { DENSITY, TILE_WORDS } from './held-tiles.ts';
import { kindsAt, leftOf, type Part, partsAt, savedOf } from './left-names.ts';
import { cellAt, emitKept, fatesAt, inside, ofFirstKept, outside, ranksAt, type SparsePlan } from './sparse-plan.ts';

/**
 * The text of `follow(batch, candidate, instancesUsed, computes)` of one dataspace: what is left of its accesses from outside in, and
 * what is saved, as `saveAccesses` has it; and what that costs. Returns what is left of the computes.
 */
export function emitFollow(plan: SparsePlan, s: number): string[] {
  const { dense, memories } = plan;
  const isSaved = memories.some((level) => fatesAt(plan, level, s).size > 0);
  const body = [
    'const { keeps } = batch;',
    `const firstKept = candidate * ${dense.levels * dense.dataspaces};`,
    ...emitKept(plan, s),
    // Chance of the next saving outside, and ranks of its memory.
    ...(isSaved ? ['let chance = -1;', 'let ranks = 0;'] : []),
    ...memories.toReversed().flatMap((level) => emitMemory(plan, level, s)),
    `innermost[${s}] = ${isSaved ? 'chance' : -1};`,
    `return ${isSaved ? 'chance < 0 ? computes : computes - Math.floor(computes * chance)' : 'computes'};`,
  ];
  return [
    `function ${followOf(s)}(batch, candidate, instancesUsed, computes) {`,
    ...body.map((line) => `  ${line}`),
    '}',
  ];
}

export const followOf = (s: number) => `follow${s}`;

function emitMemory(plan: SparsePlan, level: number, s: number): string[] {
  const at = cellAt(plan, level, s);
  const lines = [
    ...emitPresent(plan, level, s),
    ...(maySaveOutside(plan, level, s) ? emitWithheld(plan, level, s) : []),
    ...(fatesAt(plan, level, s).size > 0 ? emitSaved(plan, level, s) : []),
    ...emitSpent(plan, level, s),
  ];
  return [
    comment(plan.dense.architecture.levels[level].name),
    `if (${keptAt(level, s)} === 1) {`,
    ...lines.map((line) => `  ${line}`),
    '} else {',
    `  accessPj[${at}] = 0;`,
    ...(plan.dense.hasBandwidth[level] ? [`  readDemand[${at}] = 0;`, `  writeDemand[${at}] = 0;`] : []),
    ...(leaks(plan, level) ? [`  used[${at}] = instancesUsed[${level}];`] : []),
    '}',
  ];
}

function maySaveOutside(plan: SparsePlan, level: number, s: number): boolean {
  return outside(plan, level).some((memory) => fatesAt(plan, memory, s).size > 0);
}

/** With metadata, nothing is accessed that is not there; of the metadata, whole units each time that a tile passes. */
function emitPresent(plan: SparsePlan, level: number, s: number): string[] {
  const at = cellAt(plan, level, s);
  const kinds = kindsAt(plan, level, s);
  const dense = (kind: AccessKind) => `dense_${kind}[${at}]`;
  if (ranksAt(plan, level, s) === 0) return kinds.map((kind) => `let ${leftOf(kind)} = ${dense(kind)};`);
  const parts = partsAt(plan, level, s);
  return [
    `const first = tiles${at}.complete(${heldTile(plan, level, s)});`,
    `const { figures } = tiles${at};`,
    `const zeros = 1 - figures[first + ${DENSITY}];`,
    ...kinds.map((kind) => `let ${leftOf(kind)} = ${dense(kind)} - Math.floor(${dense(kind)} * zeros);`),
    ...(parts.length === 0 ? [] : kinds).flatMap((kind) => [
      `const ${kind}_tiles = ${dense(kind)} / figures[first + ${TILE_WORDS}];`,
      ...parts.map((part) => `let ${leftOf(kind, part)} = Math.ceil(figures[first + ${part.place}] * ${kind}_tiles);`),
    ]),
  ];
}

/** What a memory outside saves never arrives. */
function emitWithheld(plan: SparsePlan, level: number, s: number): string[] {
  const kinds = kindsAt(plan, level, s);
  const withhold = (name: string) => `${name} -= Math.floor(${name} * chance);`;
  // As Timeloop's bounds of ranks come out: of the innermost alone, and not of what is updated.
  const innermost = partsAt(plan, level, s).filter(({ rank }) => rank === 0);
  const units = kinds
    .filter((kind) => kind !== 'updates')
    .flatMap((kind) => innermost.map((part) => withhold(leftOf(kind, part))));
  return [
    'if (chance >= 0) {',
    ...kinds.map((kind) => `  ${withhold(leftOf(kind))}`),
    ...(units.length > 0 ? ['  if (ranks === 1) {', ...units.map((line) => `    ${line}`), '  }'] : []),
    '}',
  ];
}

function emitSaved(plan: SparsePlan, level: number, s: number): string[] {
  const at = cellAt(plan, level, s);
  const isOutput = plan.dense.isOutput[s] === 1;
  const parts = partsAt(plan, level, s);
  const kinds = kindsAt(plan, level, s).filter((kind) => kind !== 'fills');
  const own = ranksAt(plan, level, s);
  // The ranks of the tile inside go along with it; computes need all.
  const sent = ofFirstKept(inside(plan, level), s, (memory) => `${ranksAt(plan, memory, s)}`, `${own}`);
  const ifSent = ({ rank }: Part, line: string) =>
    /^\d+$/.test(sent) ? (rank < Number(sent) ? [line] : []) : [`if (${rank} < ${sent}) ${line}`];
  const save = (kind: AccessKind, round: string, part?: Part) => {
    const [left, saved] = [leftOf(kind, part), savedOf(kind, part)];
    return `{ ${saved} = Math.${round}(${left} * found); ${left} -= ${saved}; }`;
  };
  return [
    ...kinds.flatMap((kind) => [undefined, ...parts].map((part) => `let ${savedOf(kind, part)} = 0;`)),
    `if (fate[${at}] !== ${NOTHING}) {`,
    ...(maySaveOutside(plan, level, s)
      ? [
          `  const found = chance < 0 ? probability[${at}] : leftTo(probability[${at}], chance);`,
          // Timeloop takes metadata that are updated for those that are read, where an outer memory saves, too.
          ...(parts.length === 0 ? [] : ['  if (chance >= 0) {']),
          ...parts.map((part) => `    ${leftOf('reads', part)} = ${isOutput ? leftOf('updates', part) : 0};`),
          ...(parts.length === 0 ? [] : ['  }']),
        ]
      : [`  const found = probability[${at}];`]),
    ...kinds.flatMap((kind) => [
      // Reads of outputs are fewer than updates by those that come first: rounded the other way they stay so.
      `  ${save(kind, isOutput && kind === 'reads' ? 'ceil' : 'floor')}`,
      ...parts.flatMap((part) => ifSent(part, save(kind, 'floor', part)).map((line) => `  ${line}`)),
    ]),
    `  chance = probability[${at}];`,
    `  ranks = ${own};`,
    '}',
  ];
}
