import type { FactorConstraint, KeepConstraint } from '@loopwright/spec';
import fc from 'fast-check';
import type { Mapspace } from '../src/index.ts';
import { type LevelSketch, mapspaceOf, sketch } from './design.ts';

const factor = fc.oneof(
  { weight: 30, arbitrary: fc.constant<FactorConstraint>({}) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }).map((exactly): FactorConstraint => ({ exactly })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }).map((atMost): FactorConstraint => ({ atMost })) },
  { weight: 1, arbitrary: fc.constant<FactorConstraint>({ atLeast: 2 }) },
  { weight: 1, arbitrary: fc.constant<FactorConstraint>({ exactly: 'rest' }) },
);

const fixedLastPass = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .map(([exactly, most]): FactorConstraint => ({ exactly, lastPass: Math.min(most, exactly - 1), remainder: true }));

/** Small mapspaces with constraints of all kinds; few enough ids to list. Some are empty. */
export function smallMapspace(mostIds = 6000n, imperfect = false): fc.Arbitrary<Mapspace> {
  const given = imperfect
    ? fc.oneof(
        { weight: 5, arbitrary: factor },
        { weight: 5, arbitrary: fc.constant<FactorConstraint>({ remainder: true }) },
        { weight: 1, arbitrary: fixedLastPass },
      )
    : factor;
  return fc
    .integer({ min: 2, max: 4 })
    .chain((dimensions) => {
      const names = [...'ABCD'].slice(0, dimensions);
      const level: fc.Arbitrary<LevelSketch> = fc
        .record({
          fanout: fc.option(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 })), {
            nil: undefined,
            freq: 2,
          }),
          factors: fc.tuple(...names.map(() => given)),
          order: fc.oneof(
            fc.constant<string[]>([]),
            fc.shuffledSubarray(names, { maxLength: Math.ceil(dimensions / 2) }),
          ),
          suffixed: fc.integer({ min: 0, max: 2 }),
          split: fc.option(fc.oneof(fc.integer({ min: 0, max: dimensions }), fc.constant(999)), {
            nil: undefined,
            freq: 2,
          }),
          keep: fc.constantFrom<KeepConstraint[]>('keep', 'keep', 'bypass', 'free'),
        })
        .map(({ fanout, factors, order, suffixed, split, keep }) => ({
          ...(fanout === undefined ? {} : { fanout, ...(split === undefined ? {} : { split }) }),
          factors: Object.fromEntries(names.map((name, d) => [name, factors[d]])),
          permutation: `${order.slice(suffixed).join('')}_${order.slice(0, suffixed).join('')}`,
          ...(keep === 'free' ? {} : { keep: fanout ? 'bypass' : keep }),
        }));
      const bounds = fc.tuple(...names.map(() => fc.integer({ min: 1, max: 12 })));
      return fc.tuple(bounds, fc.array(level, { minLength: 2, maxLength: 4 }), fc.integer({ min: 1, max: 2 }));
    })
    .map(([bounds, levels, dataspaces]) =>
      mapspaceOf(sketch(Object.fromEntries(bounds.map((bound, d) => ['ABCD'[d], bound])), levels, dataspaces)),
    )
    .filter((mapspace) => mapspace.size <= mostIds);
}
