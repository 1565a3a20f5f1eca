import { buildMapspace, CandidateBatch, type Mapspace } from '@loopwright/mapspace';
import { loadSpecification } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { besidePerfectPart } from './beside-perfect-part.ts';
import type { MapperContext, SearchStrategy } from './mapper.ts';

const design = `architecture:
  nodes:
  - !Component {name: DRAM, class: DRAM}
  - !Component {name: MAC, class: intmac}
problem:
  shape: {dimensions: [M], data_spaces: [{name: Z, projection: [[[M]]], read_write: true}]}
  instance: {M: 13}
`;

function mapspaceOf(rest: string): Mapspace {
  const { specification } = loadSpecification([{ file: 'design.yaml', text: design + rest }]);
  const { problem, architecture, constraints } = specification as Required<typeof specification>;
  return buildMapspace(problem, architecture, constraints);
}

/** Strategies that count what they are asked for and told, up to so many; in the order in which they begin. */
function counting(ends: readonly number[]) {
  const counts: { mapspace: Mapspace; asked: number; told: number }[] = [];
  const start = ({ mapspace }: MapperContext): SearchStrategy => {
    const own = { mapspace, asked: 0, told: 0 };
    const end = ends[counts.push(own) - 1];
    return {
      get done() {
        return own.asked >= end;
      },
      ask(_, most) {
        const count = Math.min(most, end - own.asked);
        own.asked += count;
        return count;
      },
      tell(_, count) {
        own.told += count;
      },
    };
  };
  return { counts, start };
}

function run(mapspace: Mapspace, ends: readonly number[], most: number, asks = Number.POSITIVE_INFINITY) {
  const { counts, start } = counting(ends);
  const strategy = besidePerfectPart({ mapspace } as MapperContext, start);
  const batch = new CandidateBatch(mapspace.shape, most);
  for (let n = 0; n < asks && !strategy.done; n++) strategy.tell(batch, strategy.ask(batch, most));
  for (const { asked, told } of counts) expect(told).toBe(asked);
  return counts;
}

const imperfect = 'mapspace: {imperfect: all}\n';

test.each([1, 64, 512])('one mapping of all for 256 that are perfect, %d at a time', (most) => {
  const [any, perfect] = run(mapspaceOf(imperfect), [1e9, 1e9], most, 20_000);
  expect(perfect.mapspace.factorizations.imperfect).not.toContain(1);
  expect(any.mapspace.factorizations.imperfect).toContain(1);
  expect(perfect.asked / any.asked).toBeCloseTo(256, -1);
});

test('it goes on where one of them has ended, to the end of both', () => {
  const ended = (ends: readonly number[]) => run(mapspaceOf(imperfect), ends, 512).map(({ asked }) => asked);
  expect(ended([2000, 0])).toEqual([2000, 0]);
  expect(ended([2000, 300])).toEqual([2000, 300]);
  expect(ended([1, 3000])).toEqual([1, 3000]);
});

test('of a perfect mapspace there is the search alone', () => {
  expect(run(mapspaceOf(''), [100], 512)).toHaveLength(1);
});
