import { Rejection } from '../../rejection.ts';
import { comment } from '../../specialized/names.ts';
import { heldTile } from './held-names.ts';
import { UNITS, WORDS } from './held-tiles.ts';
import {
  cellAt,
  emitKept,
  emitRefusal,
  fatesAt,
  inside,
  ofFirstKept,
  ranksAt,
  type SparsePlan,
} from './sparse-plan.ts';
import type { VainReads } from './vain-reads.ts';

/** What becomes of accesses that a unit may save. */
export const NOTHING = 0;
export const GATED = 1;
const SKIPPED = 2;

/**
 * The text of `choose(batch, candidate)`: what units choose to save, as `chooseSavings` has it; false where one has nothing to save,
 * which is refused.
 */
export function emitSavings(plan: SparsePlan, vain: VainReads): string[] {
  const { dense, units, memories, dataspaces } = plan;
  const targets = dataspaces.filter((s) => units.some(({ options }) => options.some(({ target }) => target === s)));
  const cells = memories.flatMap((level) =>
    targets.filter((s) => fatesAt(plan, level, s).size > 0).map((s) => cellAt(plan, level, s)),
  );
  const body = [
    'const { keeps } = batch;',
    `const firstKept = candidate * ${dense.levels * dense.dataspaces};`,
    ...targets.flatMap((s) => emitKept(plan, s)),
    ...cells.map((at) => `fate[${at}] = ${NOTHING};`),
    ...units.flatMap((_, unit) => emitUnit(plan, vain, unit)),
    'return true;',
  ];
  return [
    ...units.flatMap(({ options }, unit) =>
      options.map(({ conditionOn }, option) => `const ${conditionsOf(unit, option)} = [${conditionOn.join(', ')}];`),
    ),
    'function choose(batch, candidate) {',
    ...body.map((line) => `  ${line}`),
    '}',
  ];
}

/** Names the list of what a saving is conditioned on. */
const conditionsOf = (unit: number, option: number) => `conditions${unit}_${option}`;

function emitUnit(plan: SparsePlan, vain: VainReads, unit: number): string[] {
  const { level, kind, options } = plan.units[unit];
  const { architecture, problem } = plan.dense;
  return [
    comment(`${kind} at ${architecture.levels[level].name}`),
    '{',
    '  let most = 0;',
    '  let best = -1;',
    '  let chance = 0;',
    ...options.flatMap(({ target }, option) => [
      `  ${comment(problem.dataspaces[target].name)}`,
      ...emitOption(plan, vain, unit, option).map((line) => `  ${line}`),
    ]),
    `  if (fate[best] === ${NOTHING} || !(probability[best] >= chance)) {`,
    `    fate[best] = ${kind === 'gating' ? GATED : SKIPPED};`,
    '    probability[best] = chance;',
    '  }',
    '}',
  ];
}

function emitOption(plan: SparsePlan, vain: VainReads, unit: number, option: number): string[] {
  const { memories, dense, memoryCosts, units } = plan;
  const { level, options } = units[unit];
  const { target, conditionOn } = options[option];
  const owners = memories.filter((memory) => memory >= level);
  const own = ofFirstKept(owners, target, String, '-1');
  const child = ofFirstKept(inside(plan, level), target, String, '-1');
  const block = ofFirstKept(owners, target, (memory) => `${memoryCosts[memory].blockWords}`, '1');
  const anywhere = `vain.chance(${target}, level, ${child}, ${block}, ${conditionsOf(unit, option)})`;
  // Of reads that go from the innermost memory to the compute units word by word, it is the same for all candidates.
  const isScalar = level === 0 && memoryCosts[0].blockWords === 1;
  const chance = isScalar ? `level === 0 ? ${vain.scalarChance(conditionOn)} : ${anywhere}` : anywhere;
  // One that stands alone is taken, whatever it saves.
  const saved = options.length === 1 ? '0' : `${readPj(plan, owners, level, target)} * own`;
  return [
    '{',
    `  const level = ${own};`,
    `  if (level < 0) ${emitRefusal(Rejection.Format, level, 'false')}`,
    `  const own = ${chance};`,
    `  const saved = ${saved};`,
    '  if (!(saved < most)) {',
    '    most = saved;',
    `    best = level * ${dense.dataspaces} + ${target};`,
    '    chance = own;',
    '  }',
    '}',
  ];
}

/** Energy of reading a tile once, metadata that go along with it included. */
function readPj(plan: SparsePlan, owners: readonly number[], level: number, target: number): string {
  const figure = (memory: number, place: number) =>
    `tiles${cellAt(plan, memory, target)}.figure(${heldTile(plan, memory, target)}, ${place})`;
  const units = (memory: number) => (ranksAt(plan, memory, target) === 0 ? '0' : figure(memory, UNITS));
  const pj = (memory: number) => {
    const { blockWords, readPj, wordBits, metadataWordBits } = plan.memoryCosts[memory];
    const sent = ofFirstKept(inside(plan, level), target, units, units(memory));
    return `${readPj / blockWords} * (${figure(memory, WORDS)} + ${sent} * ${Math.floor(metadataWordBits / wordBits)})`;
  };
  return ofFirstKept(owners, target, pj, '0');
}
