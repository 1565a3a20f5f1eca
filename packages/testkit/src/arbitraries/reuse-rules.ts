import type { Architecture, Problem, ReuseRules } from '@loopwright/spec';
import fc from 'fast-check';

/** Numbers that forbid reuse where they are large; [level][dataspace]. */
export type ReuseChoices = readonly (readonly number[])[];

/** What a mapping may forbid at the levels of an architecture. Shrinks towards nothing. */
export function reuseRules(problem: Problem, architecture: Architecture): fc.Arbitrary<ReuseRules> {
  return reuseChoices(architecture.levels.length, problem.dataspaces.length).map((choices) =>
    buildReuseRules(choices, problem, architecture),
  );
}

export function reuseChoices(levels: number, dataspaces: number): fc.Arbitrary<ReuseChoices> {
  const choice = fc.oneof({ arbitrary: fc.constant(0), weight: 5 }, { arbitrary: fc.nat({ max: 3 }), weight: 1 });
  const ofLevel = fc.array(choice, { minLength: dataspaces, maxLength: dataspaces });
  return fc.array(ofLevel, { minLength: levels, maxLength: levels });
}

export function buildReuseRules(choices: ReuseChoices, problem: Problem, architecture: Architecture): ReuseRules {
  const rules = (kind: 'memory' | 'fanout', bit: number, onlyOutputs = false): boolean[][] =>
    architecture.levels.map((place, level) =>
      problem.dataspaces.map(({ readWrite }, d) => {
        const isMeant = place.kind === kind && (readWrite || !onlyOutputs);
        return isMeant && (choices[level]![d]! & bit) !== 0;
      }),
    );
  const forgets = rules('memory', 1);
  const doesNotShare = rules('fanout', 1);
  return {
    noReuse: forgets.map((ofLevel, level) => ofLevel.map((is, d) => is || doesNotShare[level]![d]!)),
    noLinkTransfer: rules('fanout', 2),
    rmwFirstUpdate: rules('memory', 2, true),
  };
}
