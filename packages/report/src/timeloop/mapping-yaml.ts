import type { Problem, ReuseRules } from '@loopwright/spec';
import { timeloopName, type ValidResult } from '../valid-result.ts';
import { yamlList, yamlText } from './yaml-text.ts';

/**
 * `timeloop-mapper.map.yaml`: the mapping, innermost level first, as Timeloop writes it. Unlike Timeloop it gives the last
 * pass of imperfect factors (`P5,3`) and what reuse is forbidden, so that it evaluates to the same figures.
 */
export function mappingYaml(result: ValidResult): string {
  const { architecture } = result.specification;
  const levels = architecture.levels.map((_, level) => level);
  const lines = [
    ...levels.flatMap((level) => keepLines(result, level)),
    ...levels.flatMap((l) => loopLines(result, l)),
  ];
  return `mapping:\n${lines.join('\n')}\n`;
}

function keepLines({ specification, mapping }: ValidResult, level: number): string[] {
  const { keeps } = mapping.levels[level];
  const names = specification.problem.dataspaces.map(({ name }) => name);
  return [
    ...head(timeloopName(specification.architecture.levels[level]), 'datatype'),
    ...yamlList(
      '    ',
      'keep',
      names.filter((_, s) => keeps[s]),
    ),
    ...yamlList(
      '    ',
      'bypass',
      names.filter((_, s) => !keeps[s]),
    ),
  ];
}

function loopLines(result: ValidResult, level: number): string[] {
  const { specification, mapping } = result;
  const { kind } = specification.architecture.levels[level];
  const name = timeloopName(specification.architecture.levels[level]);
  const { factors, permutation, split } = mapping.levels[level];
  const { dimensions } = specification.problem;
  const ones = dimensions.map(() => 1);
  const inFile = dimensions.map((_, dimension) => dimension);
  if (kind === 'memory') {
    return [
      ...head(name, 'temporal'),
      ...nest(result, level),
      ...forbidden(result, level, ['noReuse', 'rmwFirstUpdate']),
    ];
  }
  const alongX = permutation.filter((dimension, position) => position < split && factors[dimension] > 1).length;
  return [
    ...head(name, 'spatial'),
    ...nest(result, level),
    `    split: ${alongX}`,
    ...forbidden(result, level, ['noReuse', 'noLinkTransfer']),
    // Timeloop takes every level for a storage, and lists loops in time of these too.
    ...head(name, 'temporal'),
    `    factors: ${yamlText(factorText(specification.problem, ones, ones))}`,
    `    permutation: ${yamlText(orderText(specification.problem, inFile))}`,
  ];
}

function head(target: string, type: string): string[] {
  return [`  - target: ${yamlText(target)}`, `    type: ${type}`];
}

/** Loops of bound 1 come last, in the order of the problem. */
function nest({ specification, mapping }: ValidResult, level: number): string[] {
  const { problem } = specification;
  const { factors, remainders, permutation } = mapping.levels[level];
  const moving = permutation.filter((dimension) => factors[dimension] > 1);
  const rest = problem.dimensions.flatMap((_, dimension) => (factors[dimension] > 1 ? [] : [dimension]));
  return [
    `    factors: ${yamlText(factorText(problem, factors, remainders))}`,
    `    permutation: ${yamlText(orderText(problem, [...moving, ...rest]))}`,
  ];
}

/** `C3 M4`, or `C0=3 M0=4` where a name ends in digits. */
function factorText({ dimensions }: Problem, factors: readonly number[], remainders: readonly number[]): string {
  const equals = dimensions.every(({ name }) => /^[A-Za-z_]+$/.test(name)) ? '' : '=';
  return dimensions
    .map(({ name }, dimension) => {
      const [factor, remainder] = [factors[dimension], remainders[dimension]];
      return `${name}${equals}${factor}${remainder === factor ? '' : `,${remainder}`}`;
    })
    .join(' ');
}

/** `CMR`, with commas where a name has more than one letter. */
function orderText({ dimensions }: Problem, order: readonly number[]): string {
  const names = order.map((dimension) => dimensions[dimension].name);
  return names.join(names.every(({ length }) => length === 1) ? '' : ',');
}

const keys: Readonly<Record<keyof ReuseRules, string>> = {
  noReuse: 'no_reuse',
  noLinkTransfer: 'no_link_transfer',
  rmwFirstUpdate: 'rmw_first_update',
};

function forbidden({ specification, reuse }: ValidResult, level: number, rules: (keyof ReuseRules)[]): string[] {
  return rules.flatMap((rule) => {
    const names = specification.problem.dataspaces.flatMap(({ name }, s) => (reuse[rule][level]?.[s] ? [name] : []));
    return names.length > 0 ? yamlList('    ', keys[rule], names) : [];
  });
}
