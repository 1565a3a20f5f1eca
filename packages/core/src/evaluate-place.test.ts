import { CandidateBatch, candidateShape, encodeMapping } from '@loopwright/mapspace';
import { type Evaluate, Rejection } from '@loopwright/model';
import { loadSpecification } from '@loopwright/spec';
import { describe, expect, test } from 'vitest';
import { costed, specification } from '../fixtures/two-levels.ts';
import type { EvaluateContext } from './evaluate-context.ts';
import type { EvaluatePlace } from './plugin.ts';
import { PluginManager } from './plugin-manager.ts';
import { prepareDesign } from './prepare-design.ts';
import { evaluateMapping } from './run.ts';

type Tap = (evaluate: Evaluate, context: EvaluateContext) => Evaluate;

async function costWith(tap: Tap, place?: EvaluatePlace, loaded = specification) {
  const plugins = new PluginManager();
  await plugins.use(costed);
  await plugins.use({ name: 'mine', setup: ({ hooks }) => hooks.evaluate.tap(tap, place) });
  const { evaluation } = await evaluateMapping(prepareDesign(plugins, loaded), loaded);
  return evaluation.valid && evaluation.energyPj;
}

/** Does something to a candidate after it was costed. */
const after =
  (change: (batch: CandidateBatch, candidate: number) => void): Tap =>
  (evaluate) =>
  (batch, candidate) => {
    evaluate(batch, candidate);
    change(batch, candidate);
  };

const rejecting = (rejection: number): Tap =>
  after((batch, candidate) => {
    batch.rejection[candidate] = rejection;
  });

describe('a tap that only adds', () => {
  const mapping = '(mapping DRAM M=4 N=6)';
  const halved = (figure: 'energyPj' | 'cycles' | 'outermostAccesses') =>
    after((batch, candidate) => {
      batch[figure][candidate] /= 2;
    });
  const deaf: Tap = () => (batch) => {
    batch.energyPj[0] = 1e9;
  };
  const broken: readonly [string, Tap, string][] = [
    ['lowers energy', halved('energyPj'), 'an energy of 90 pJ turned into 45 pJ'],
    ['lowers cycles', halved('cycles'), 'a time of 24 cycles turned into 12 cycles'],
    ['lowers accesses', halved('outermostAccesses'), 'outermost accesses of 66 words turned into 33 words'],
    ['asks nobody', deaf, 'the evaluator that it wraps was not asked'],
  ];

  test.each(broken)('must not say so where it %s', async (_, tap, problem) => {
    await expect(costWith(tap, { onlyAdds: true })).rejects.toThrow(
      `plugin mine, hook evaluate: onlyAdds is not true: ${problem} ${mapping}`,
    );
  });

  test('must not let pass what was rejected', async () => {
    const plugins = new PluginManager();
    const pardon = rejecting(Rejection.None);
    const refuse = rejecting(Rejection.Refused);
    await plugins.use(costed);
    await plugins.use({ name: 'refusing', setup: ({ hooks }) => hooks.evaluate.tap(refuse, { onlyAdds: true }) });
    await plugins.use({ name: 'pardoning', setup: ({ hooks }) => hooks.evaluate.tap(pardon, { onlyAdds: true }) });
    await expect(evaluateMapping(prepareDesign(plugins, specification), specification)).rejects.toThrow(
      /pardoning.*lets pass what was rejected/,
    );
  });

  test('may add, refuse, or leave all as it was', async () => {
    const costly = after((batch, candidate) => {
      batch.energyPj[candidate] += 7;
    });
    expect(await costWith(costly, { onlyAdds: true })).toBe(97);
    expect(await costWith(rejecting(Rejection.Refused), { onlyAdds: true })).toBe(false);
    expect(await costWith((evaluate) => evaluate, { onlyAdds: true })).toBe(90);
  });
});

describe('networks', () => {
  const array = (attributes: string) => `architecture:
  nodes:
  - !Component {name: DRAM, class: DRAM, attributes: {width: 8, datawidth: 8}}
  - !Component {name: Buffer, class: SRAM, attributes: {depth: 4096, width: 8, datawidth: 8}}
  - !Container {name: PE, spatial: {meshX: 4, meshY: 2}, attributes: {${attributes}}}
  - !Component {name: Registers, class: regfile, attributes: {depth: 64, width: 8, datawidth: 8}}
  - !Component {name: MAC, class: intmac}
problem:
  shape:
    dimensions: [P, R, M]
    data_spaces:
    - {name: Inputs, projection: [[[P], [R]]]}
    - {name: Weights, projection: [[[M]], [[R]]]}
    - {name: Outputs, projection: [[[M]], [[P]]], read_write: true}
  instance: {P: 4, R: 3, M: 4}
mapping:
- {target: DRAM, type: temporal, factors: [P=1, R=1, M=2], permutation: PRM}
- {target: Buffer, type: temporal, factors: [P=1, R=3, M=1], permutation: RPM}
- {target: PE, type: spatial, factors: [P=4, R=1, M=2], permutation: PMR, split: 1}
- {target: Registers, type: temporal, factors: [P=1, R=1, M=1], permutation: PRM}
`;
  const load = (attributes: string) =>
    loadSpecification([{ file: 'array.yaml', text: array(attributes) }]).specification;

  /** Charges 3 pJ for each hop of a word, and for each word that comes from a neighbour. */
  const withHops: Tap = (evaluate, { specification, state, networks }) => {
    const dataspaces = specification.problem.dataspaces.length;
    return (batch, candidate) => {
      evaluate(batch, candidate);
      if (batch.rejection[candidate]) return;
      for (let at = 0; at < networks.hops.length; at++) {
        const hops =
          (networks.hops[at] + networks.linkTransfers[at]) * state.instancesUsed[Math.floor(at / dataspaces)];
        batch.energyPj[candidate] += 3 * hops;
      }
    };
  };

  test('charged by a tap cost what the built-in model charges', async () => {
    const unchanged: Tap = (evaluate) => evaluate;
    const builtIn = await costWith(unchanged, {}, load('energy_per_hop: 3'));
    const free = await costWith(unchanged, {}, load(''));
    expect(builtIn).toBeGreaterThan(Number(free));
    expect(await costWith(withHops, { readsNetworks: true }, load(''))).toBeCloseTo(Number(builtIn), 6);
  });

  test('are for taps that say so', async () => {
    await expect(costWith(withHops)).rejects.toThrow(
      'plugin mine, hook evaluate: networks are counted for taps that say so: hooks.evaluate.tap(fn, { readsNetworks: true })',
    );
  });

  test('are counted in a search as in a report', async () => {
    const specification = load('');
    const seen: number[][] = [];
    const look: Tap =
      (evaluate, { networks }) =>
      (batch, candidate) => {
        evaluate(batch, candidate);
        seen.push([...networks.ingresses, ...networks.hops, ...networks.linkTransfers]);
      };
    await costWith(look, { readsNetworks: true }, specification);
    const batch = new CandidateBatch(candidateShape(specification.problem, specification.architecture), 1);
    encodeMapping(specification.mapping!.mapping, batch, 0);
    expect(new Set(seen.map(String)).size).toBe(1);
    expect(Math.max(...seen[0])).toBeGreaterThan(0);
  });
});
