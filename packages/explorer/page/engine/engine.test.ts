import { evaluateMapping, findMapping, PluginManager, prepareDesign } from '@loopwright/core/engine';
import { energyTables } from '@loopwright/energy-tables';
import { mapperAnnealing } from '@loopwright/mapper-annealing';
import { afterAll, describe, expect, test } from 'vitest';
import { sampleSession } from '../../test/sample-session.ts';
import { setFactor } from '../edit/set-factor.ts';
import { toggleKeep } from '../edit/toggle-keep.ts';
import { EngineClient, type EnginePort } from './engine-client.ts';
import { type Port, serve } from './serve.ts';

/** A worker in all but its thread. */
function startEngine() {
  const { port1, port2 } = new MessageChannel();
  serve(port2 as unknown as Port);
  afterAll(() => port1.close());
  return new EngineClient(port1 as unknown as EnginePort);
}

const session = await sampleSession();
const { specification } = session;
const question = { mapper: 'annealing', objective: ['edp'], seed: 7, limits: { evaluations: 3000 } } as const;

async function commandPlugins(): Promise<PluginManager> {
  const plugins = new PluginManager();
  await plugins.use(energyTables());
  await plugins.use(mapperAnnealing());
  return plugins;
}

describe('with a mapping in the files', async () => {
  const engine = startEngine();
  const { draft, sizes } = await engine.open(session);

  test('begins with it', () => {
    expect(draft).toEqual({ mapping: specification.mapping!.mapping, rules: 'mapping' });
    expect(sizes.DatatypeBypass).toBe(8n);
  });

  test('costs an edit as the command does', async () => {
    const mapping = setFactor(draft.mapping, { dimension: 2, level: 0, rest: 4, bound: 12 }, 6)!;
    const { evaluation, isInMapspace, milliseconds } = await engine.evaluate({ ...draft, mapping });
    const edited = { ...specification, mapping: { ...specification.mapping!, mapping } };
    expect(evaluation).toEqual(
      (await evaluateMapping(prepareDesign(await commandPlugins(), edited), edited)).evaluation,
    );
    expect(isInMapspace).toBe(true);
    expect(milliseconds).toBeGreaterThan(0);
  });

  test('says why a mapping cannot be, and that no search would try it', async () => {
    const mapping = setFactor(draft.mapping, { dimension: 2, level: 2, rest: 4, bound: 12 }, 3)!;
    const { evaluation } = await engine.evaluate({ ...draft, mapping });
    expect(evaluation).toEqual({ valid: false, reason: 'fanoutY', level: 'Column', needed: 3, capacity: 1 });
    // The constraints have the buffer keep A.
    const bypassed = toggleKeep(draft.mapping, 3, 0)!;
    expect((await engine.evaluate({ ...draft, mapping: bypassed })).isInMapspace).toBe(false);
  });

  test('finds what the command finds', async () => {
    const seen: number[] = [];
    const found = await engine.search(question, ({ evaluated }) => seen.push(evaluated));
    const host = { nowSeconds: () => 0, pause: async () => {}, interrupted: false };
    const design = prepareDesign(await commandPlugins(), specification);
    const expected = await findMapping(design, specification, question, host);
    const score = expected.outcome.bestScore;
    expect(found.view.convergence.at(-1)).toMatchObject({ evaluated: 3000, score, isImprovement: false });
    expect(found.best).toEqual(expected.best!.mapping);
    expect(found.view.facts[0]).toEqual(['Mapper', 'annealing', 'seed 7, one thread']);
    expect(seen.length).toBeGreaterThan(0);
  });

  test('stops when told to, evaluating in between', async () => {
    let stopped = false;
    const searching = engine.search({ ...question, limits: {} }, () => {
      if (!stopped) engine.stop();
      stopped = true;
    });
    expect((await engine.evaluate(draft)).evaluation.valid).toBe(true);
    await expect(engine.search(question, () => {})).rejects.toThrow('a search is under way');
    expect((await searching).view.facts.at(-1)).toContain('interrupted');
  });

  test('passes on what went wrong', async () => {
    await expect(engine.search({ ...question, mapper: 'none' }, () => {})).rejects.toThrow('no mapper is named none');
  });
});

test('without a mapping in the files begins with one that a short search finds', async () => {
  const engine = startEngine();
  const { draft } = await engine.open(await sampleSession({ mapping: false }));
  expect(draft.rules).toBe('constraints');
  expect((await engine.evaluate(draft)).evaluation.valid).toBe(true);
});

test('a worker that is gone says so to all who ask', async () => {
  const port: EnginePort = { onmessage: null, postMessage: () => {} };
  let failures = 0;
  const engine = new EngineClient(port, () => failures++);
  const asked = engine.open(session);
  (port.onerror as (event: { message: string }) => void)({ message: 'out of memory' });
  await expect(asked).rejects.toThrow('out of memory');
  await expect(engine.open(session)).rejects.toThrow('out of memory');
  expect(failures).toBe(1);
});

test('without a session nothing is evaluated', async () => {
  await expect(startEngine().evaluate({ mapping: { levels: [] }, rules: 'mapping' })).rejects.toThrow('no session');
});
