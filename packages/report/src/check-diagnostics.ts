import type { InvalidEvaluation, Mapspace, SignedDecline } from '@loopwright/core';
import { type CostProblem, type Finding, type Remark, type SpecificationCheck, waysOut } from '@loopwright/core/engine';
import type { Design, Diagnostic } from '@loopwright/spec';
import { rejectionText } from './format-evaluation.ts';
import { findingText } from './format-findings.ts';

/** What a check found, as diagnostics. The codes are the kinds of findings and of problems with costs. */
export function checkDiagnostics(check: SpecificationCheck): Diagnostic[] {
  const { specification, mapspace, findings, misfit } = check;
  return [
    ...(misfit ? [misfitDiagnostic(misfit, specification)] : []),
    ...findings.map((finding) => findingDiagnostic(finding, mapspace, specification.mapping !== undefined)),
    ...costDiagnostics(check, specification),
  ];
}

/** What is not known of the costs of a design, and what was assumed, as diagnostics. */
export function costDiagnostics(
  { costProblems, costRemarks }: Pick<SpecificationCheck, 'costProblems' | 'costRemarks'>,
  design: Design,
): Diagnostic[] {
  return [
    ...costProblems.map((problem) => costDiagnostic(problem, design.energyTables.length > 0)),
    ...costRemarks.map((remark) => remarkDiagnostic(remark, design)),
  ];
}

/** What leaves no mapping, and one way out. */
const emptyMapspace: Partial<Record<Finding['kind'], string>> = {
  'no-factorization': 'widen or remove one of these constraints',
  'fanout-overfull': 'lower the fixed or least factors there, or make more copies',
  'fanout-misfit': 'lower the fixed or least factors there, or move its split',
  'no-fitting-factorization': 'lower the fixed or least factors at one fan-out, or move its split',
  'memory-overfull': 'lower the fixed or least factors at and inside it, let it keep less, or give it more depth',
  'parallelism-out-of-reach': 'lower min of the utilization constraint, or let more factors be spatial',
  'utilization-out-of-reach': 'lower min_utilization, or give it less depth',
};

const hints: Partial<Record<Finding['kind'], string>> = {
  'fanout-unused': 'let one dimension have a factor above 1 there, or remove the copies',
  'factors-do-not-divide': 'fix factors that divide the bound, unless a shorter last pass is meant',
};

function misfitDiagnostic(misfit: InvalidEvaluation, { architecture }: Design): Diagnostic {
  const location = architecture.levels.find(({ name }) => name === misfit.level)?.location;
  return {
    code: 'mapping-misfit',
    severity: 'error',
    message: rejectionText(misfit).replace(/^T(.*)\.$/, 't$1'),
    ...(location && { location }),
    hint: 'change its factors there, or what the level has',
  };
}

/** A mapping that is there already need not obey the constraints: then they only warn. */
function findingDiagnostic(finding: Finding, mapspace: Mapspace, hasMapping: boolean): Diagnostic {
  const isEmpty = emptyMapspace[finding.kind] !== undefined;
  const hint = emptyMapspace[finding.kind] ?? hints[finding.kind];
  const location = placeOf(finding, mapspace);
  return {
    code: finding.kind,
    severity: isEmpty && !hasMapping ? 'error' : 'warning',
    message: `${findingText(finding, mapspace)}${isEmpty ? ': there is no mapping to search for' : ''}`,
    ...(location && { location }),
    ...(hint !== undefined && { hint }),
  };
}

/** The constraint, or else the dimension or level that it is about. */
function placeOf(finding: Finding, { problem, architecture }: Mapspace) {
  const own = 'location' in finding ? finding.location : undefined;
  const dimension = 'dimension' in finding ? problem.dimensions[finding.dimension].location : undefined;
  const level = 'level' in finding ? architecture.levels[finding.level].location : undefined;
  return own ?? dimension ?? level;
}

/** At the first of the components that it is said of. */
function remarkDiagnostic({ components, text }: Remark, { architecture }: Design): Diagnostic {
  const { levels, compute } = architecture;
  const location = [...levels, compute].find(({ name }) => components.includes(name))?.location;
  return {
    code: 'cost-remark',
    severity: 'warning',
    message: `${components.join(', ')}: ${text}`,
    ...(location && { location }),
  };
}

/** Without any table the user may mean to give one later; with one, what it lacks is a mistake. */
function costDiagnostic(problem: CostProblem, hasTables: boolean): Diagnostic {
  const { name, componentClass, location } = problem.asked.component;
  const place = location ? { location } : {};
  const needed = `an ERT entry with ${problem.asked.actions.join(', ')}`;
  switch (problem.kind) {
    case 'unclaimed':
      return {
        code: 'no-costs',
        severity: hasTables ? 'error' : 'warning',
        message: [`nobody knows what "${name}" costs`, ...problem.declines.map(declineText)].join(': '),
        ...place,
        found: `class ${componentClass}, in no ERT`,
        expected: `${needed}, or an energy model`,
        hint: problem.declines.length > 0 ? waysOut : 'name the file with its ERT, or configure an energy model',
      };
    case 'disputed':
      return {
        code: 'disputed-costs',
        severity: 'error',
        message: `two plugins say what "${name}" costs`,
        ...place,
        found: problem.claims.map(({ plugin, priority }) => `${plugin} at priority ${priority}`).join(', '),
        expected: 'one claim of the highest priority',
        hint: 'give one of the plugins another priority',
      };
    case 'missing-actions':
      return {
        code: 'missing-action',
        severity: 'error',
        message: `"${name}" has no energy for ${problem.actions.join(', ')}`,
        ...place,
        found: `${Object.keys(problem.claim.energyPj).join(', ') || 'no action'} (${problem.claim.source})`,
        expected: needed,
        hint: `add ${problem.actions.map((action) => `{name: ${action}, energy: ...}`).join(', ')} to its actions`,
      };
  }
}

function declineText({ plugin, reason }: SignedDecline): string {
  return `${plugin} ${reason}`;
}
