import { timeloopName, type ValidResult } from '../valid-result.ts';

/** `timeloop-mapper.map.txt`: the loop nest with what each level keeps. */
export function nestText(result: ValidResult): string {
  const { levels } = result.specification.architecture;
  const lines: string[] = [];
  let depth = 0;
  let rule: string | undefined;
  let needsGap = false;
  for (const level of levels.map((_, index) => index).reverse()) {
    if (needsGap) lines.push('');
    needsGap = false;
    const heading = `${timeloopName(levels[level])} [ ${tiles(result, level)}] `;
    lines.push(heading);
    // Levels without loops share the rule of the next one that has some.
    rule = '-'.repeat(heading.length - 1);
    for (const loop of loops(result, level)) {
      if (rule !== undefined) lines.push(rule);
      rule = undefined;
      lines.push(`| ${'  '.repeat(depth)}${loop}`);
      depth++;
      needsGap = true;
    }
  }
  if (rule !== undefined) lines.push(rule);
  lines.push(`| ${'  '.repeat(depth)}<< Compute >>`);
  return `${lines.join('\n')}\n`;
}

function tiles({ evaluation }: ValidResult, level: number): string {
  const kept = evaluation.levels[level]?.dataspaces.filter((tile) => tile !== null) ?? [];
  return kept.map(({ name, utilizedCapacity }) => `${name}:${utilizedCapacity} (${utilizedCapacity}) `).join('');
}

/** Outermost first; those of bound 1 are left out. */
function loops({ specification, mapping }: ValidResult, level: number): string[] {
  const { factors, remainders, permutation, split } = mapping.levels[level];
  const spatial = specification.architecture.levels[level].kind === 'fanout';
  return permutation
    .map((dimension, position) => ({ dimension, position }))
    .filter(({ dimension }) => factors[dimension] > 1)
    .reverse()
    .map(({ dimension, position }) => {
      const [factor, remainder] = [factors[dimension], remainders[dimension]];
      const last = remainder === factor ? '' : `,${remainder}`;
      const axis = spatial ? ` (Spatial-${position < split ? 'X' : 'Y'})` : '';
      return `for ${specification.problem.dimensions[dimension].name} in [0:${factor}${last})${axis}`;
    });
}
