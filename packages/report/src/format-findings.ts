import type { Mapspace } from '@loopwright/core';
import type { Culprit, Finding } from '@loopwright/core/engine';
import { formatCount } from './format/numbers.ts';

/** What is odd about a mapspace, one line each, with the place in the input where there is one. */
export function formatFindings(findings: readonly Finding[], mapspace: Mapspace): string[] {
  return findings.map((finding) => {
    const location = 'location' in finding ? finding.location : undefined;
    const place = location ? `${location.file}:${location.line}:${location.column}: ` : '';
    return `${place}${findingText(finding, mapspace)}`;
  });
}

/** A finding in a sentence. */
export function findingText(finding: Finding, mapspace: Mapspace): string {
  const { problem, architecture } = mapspace;
  const dimension = 'dimension' in finding ? problem.dimensions[finding.dimension] : undefined;
  const what = dimension ? `dimension ${dimension.name} (bound ${formatCount(dimension.bound)})` : '';
  const level = 'level' in finding ? architecture.levels[finding.level] : undefined;
  const name = level?.name ?? '';
  switch (finding.kind) {
    case 'no-factorization':
      return `no factors of ${what} obey the constraints${culprits(finding, mapspace)}`;
    case 'fanout-overfull':
      return `${name} has ${copies(level)} copies, and every mapping needs ${formatCount(finding.least)} or more${culprits(finding, mapspace)}`;
    case 'fanout-misfit':
      return `no loops that the constraints allow fit ${name} (${copies(level)} copies) along X and Y${culprits(finding, mapspace)}`;
    case 'no-fitting-factorization':
      return `every fan-out could be filled alone, but no factors fit all of them together${culprits(finding, mapspace)}`;
    case 'memory-overfull': {
      const kept = finding.dataspaces.map((dataspace) => problem.dataspaces[dataspace].name).join(', ');
      const room = level?.kind === 'memory' ? formatCount(level.capacityWords) : '0';
      return `${name} holds ${room} words, and every mapping has it keep ${formatCount(finding.least)} or more of ${kept}${culprits(finding, mapspace)}`;
    }
    case 'parallelism-out-of-reach': {
      const { compute } = architecture;
      return `mappings must use ${formatCount(finding.needed)} of ${formatCount(compute.instances)} ${compute.name}, and none uses more than ${formatCount(finding.most)}${culprits(finding, mapspace)}`;
    }
    case 'utilization-out-of-reach':
      return `mappings must fill ${formatCount(finding.needed)} words of ${name} (min_utilization), and none fills more than ${formatCount(finding.most)}${culprits(finding, mapspace)}`;
    case 'fanout-unused':
      return `the constraints leave ${name} (${copies(level)} copies) no spatial loop: one copy does all the work`;
    case 'factor-above-bound':
      return `a fixed factor of ${what} at ${name} is above the bound, and is ignored`;
    case 'factors-do-not-divide':
      return `the fixed factors of ${what} at ${names(finding.levels, architecture)} do not divide it`;
  }
}

/** `, by P=3 at Buffer (file:4:5), ...`: every constraint that has a part in it, with its place. */
function culprits({ constraints }: { readonly constraints: readonly Culprit[] }, mapspace: Mapspace): string {
  const shown = constraints.map((culprit) => {
    const { location, level } = culprit;
    const place = location ? ` (${location.file}:${location.line}:${location.column})` : '';
    return `${culpritText(culprit, mapspace)} at ${mapspace.architecture.levels[level].name}${place}`;
  });
  return shown.length === 0 ? '' : `, by ${shown.join(', ')}`;
}

function culpritText({ kind, level, dimension }: Culprit, { problem, constraints }: Mapspace): string {
  const { factors, split } = constraints.levels[level];
  if (kind === 'keep') return 'what it keeps';
  if (kind === 'order') return split === undefined ? 'the permutation' : `the permutation with split ${split}`;
  const { name } = problem.dimensions[dimension!];
  const { exactly, lastPass, atLeast, atMost } = factors[dimension!];
  const last = lastPass === undefined ? '' : `,${lastPass}`;
  if (exactly !== undefined) return `${name}=${exactly === 'rest' ? 'the rest' : exactly}${last}`;
  const limits = [
    ...(atLeast === undefined ? [] : [`${name}>=${atLeast}`]),
    ...(atMost === undefined ? [] : [`${name}<=${atMost}`]),
  ];
  return limits.join(' and ');
}

function names(levels: readonly number[], architecture: Mapspace['architecture']): string {
  return levels.map((level) => architecture.levels[level].name).join(', ');
}

function copies(level: Mapspace['architecture']['levels'][number] | undefined): string {
  return level?.kind === 'fanout' ? `${formatCount(level.fanoutX)} x ${formatCount(level.fanoutY)}` : '1';
}
