import type { Mapspace } from '@loopwright/core';
import type { Finding } from '@loopwright/core/engine';
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
export function findingText(finding: Finding, { problem, architecture }: Mapspace): string {
  const dimension = 'dimension' in finding ? problem.dimensions[finding.dimension] : undefined;
  const what = dimension ? `dimension ${dimension.name} (bound ${formatCount(dimension.bound)})` : '';
  const level = 'level' in finding ? architecture.levels[finding.level] : undefined;
  const name = level?.name ?? '';
  switch (finding.kind) {
    case 'no-factorization':
      return `no factors of ${what} obey the constraints at ${names(finding.levels, architecture)}`;
    case 'fanout-overfull':
      return `${name} has ${copies(level)} copies, and every mapping needs ${formatCount(finding.least)} or more`;
    case 'no-fitting-factorization':
      return 'every fan-out could be filled alone, but no factors fit all of them together';
    case 'memory-overfull': {
      const kept = finding.dataspaces.map((dataspace) => problem.dataspaces[dataspace].name).join(', ');
      const room = level?.kind === 'memory' ? formatCount(level.capacityWords) : '0';
      return `${name} holds ${room} words, and every mapping has it keep ${formatCount(finding.least)} or more of ${kept}`;
    }
    case 'fanout-unused':
      return `the constraints leave ${name} (${copies(level)} copies) no spatial loop: one copy does all the work`;
    case 'factor-above-bound':
      return `a fixed factor of ${what} at ${name} is above the bound, and is ignored`;
    case 'factors-do-not-divide':
      return `the fixed factors of ${what} at ${names(finding.levels, architecture)} do not divide it`;
  }
}

function names(levels: readonly number[], architecture: Mapspace['architecture']): string {
  return levels.map((level) => architecture.levels[level].name).join(', ');
}

function copies(level: Mapspace['architecture']['levels'][number] | undefined): string {
  return level?.kind === 'fanout' ? `${formatCount(level.fanoutX)} x ${formatCount(level.fanoutY)}` : '1';
}
