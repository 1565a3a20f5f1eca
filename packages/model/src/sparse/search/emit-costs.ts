import { emitSlowdown } from '../../specialized/emit-slowdown.ts';
import type { Fates } from '../saved-accesses.ts';
import { computeEnergies, energyOf } from '../sparse-actions.ts';
import { followOf } from './emit-follow.ts';
import { cellAt, emitKept, ofFirstKept, type SparsePlan } from './sparse-plan.ts';

/**
 * The text of `costs(batch, candidate, instancesUsed, unitsUsed)`: cycles and energy of what is left, as `sparseTotals` has them, into
 * `totals`; false where the candidate is refused. Operands are those of the dataspaces that are read only.
 */
export function emitCosts(plan: SparsePlan): string[] {
  const { dense, dataspaces, memories } = plan;
  const inputs = dataspaces.filter((s) => dense.isOutput[s] === 0);
  const follow = (s: number) => `${followOf(s)}(batch, candidate, instancesUsed, computes)`;
  const innermostFormat = (s: number) => {
    const hasFormat = (level: number) => String(plan.sparse.formats[level][s] !== null);
    return ofFirstKept(memories, s, hasFormat, 'false');
  };
  const body = [
    'if (!choose(batch, candidate)) return false;',
    'const { keeps } = batch;',
    `const firstKept = candidate * ${dense.levels * dense.dataspaces};`,
    ...inputs.flatMap((s) => emitKept(plan, s)),
    `let computes = ${dense.computes};`,
    ...dataspaces.map((s) => (dense.isOutput[s] === 1 ? `${follow(s)};` : `computes = ${follow(s)};`)),
    ...inputs.flatMap((s, operand) => [
      `operands[${operand}].hasMetadata = ${innermostFormat(s)};`,
      `operands[${operand}].saved = innermost[${s}] < 0 ? undefined : round6(innermost[${s}]);`,
    ]),
    'left.count(computes, operands);',
    ...emitCycles(plan),
    `totals.computePj = ${computePj(plan)};`,
    ...Array.from(dense.leakPj.keys()).flatMap((level) => emitLeakage(plan, level)),
    'return true;',
  ];
  return ['function costs(batch, candidate, instancesUsed, unitsUsed) {', ...body.map((line) => `  ${line}`), '}'];
}

function emitCycles(plan: SparsePlan): string[] {
  const { dense } = plan;
  return [
    // A run in which nothing is left to compute takes a cycle all the same: nothing is divided by 0.
    'const computeCycles = Math.max(1, Math.ceil((left.actual + left.gated) / unitsUsed));',
    'let busyCycles = computeCycles;',
    ...Array.from(dense.hasBandwidth.keys()).flatMap((level) =>
      dense.hasBandwidth[level] ? emitLevelCycles(plan, level) : [`levelCycles[${level}] = computeCycles;`],
    ),
    'totals.computeCycles = computeCycles;',
    'totals.busyCycles = busyCycles;',
  ];
}

function emitLevelCycles(plan: SparsePlan, level: number): string[] {
  const { dense, dataspaces } = plan;
  const demand = (name: string) =>
    dataspaces
      .map((s) => {
        const scale = dense.bandwidthScale[cellAt(plan, level, s)];
        return `${name}[${cellAt(plan, level, s)}] / computeCycles${scale === 1 ? '' : ` * ${scale}`}`;
      })
      .join(' + ');
  return [
    '{',
    ...emitSlowdown(dense, level, demand('readDemand'), demand('writeDemand')).map((line) => `  ${line}`),
    `  levelCycles[${level}] = Math.ceil(computeCycles / slowdown);`,
    `  if (levelCycles[${level}] > busyCycles) busyCycles = levelCycles[${level}];`,
    '}',
  ];
}

function computePj({ costs }: SparsePlan): string {
  const term = (fate: keyof Fates) => `left.${fate} * ${energyOf(costs.compute.energyPj, computeEnergies[fate])}`;
  return [term('actual'), term('skipped'), term('gated')].join(' + ');
}

/** As of dense candidates, but that instances without a tile leak no more than they are used. */
function emitLeakage(plan: SparsePlan, level: number): string[] {
  const { dense, dataspaces } = plan;
  const { leakPj, instancesPerGate, gate } = dense;
  if (leakPj[level] === 0) return [];
  const shared = instancesPerGate[level];
  const of = shared > 1 ? gate[level] : level;
  // Of the dataspace of most tiles.
  const most = dense.isFanout[of]
    ? `instancesUsed[${of}]`
    : dataspaces.map((s) => `used[${cellAt(plan, of, s)}]`).join(', ');
  const used = `Math.max(1, ${most})`;
  return [`leakagePj[${level}] = ${leakPj[level]} * busyCycles * ${shared > 1 ? `(${shared} * ${used})` : used};`];
}
