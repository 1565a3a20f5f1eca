import type { CandidateBatch } from '@loopwright/mapspace';
import type { Evaluate } from '@loopwright/model';
import type { EvaluateContext } from './evaluate-context.ts';
import { mappingText } from './mapping-text.ts';
import type { EvaluatePlace } from './plugin.ts';
import { type PluginAuthor, PluginError } from './plugin-error.ts';

/** What an evaluator said of a candidate. */
interface Said {
  batch: CandidateBatch | null;
  candidate: number;
  rejection: number;
  energyPj: number;
  cycles: number;
  outermostAccesses: number;
}

type EvaluateTap = (evaluate: Evaluate, context: EvaluateContext) => Evaluate;

/**
 * A tap that is held to its promise, if it gave one: a mapping costs what it did, or more, and what was rejected stays so. Its
 * evaluator throws a PluginError that names the mapping where that is broken.
 */
export function heldToAdding(tap: EvaluateTap, { onlyAdds }: EvaluatePlace, author: PluginAuthor): EvaluateTap {
  if (!onlyAdds) return tap;
  return (inner, context) => {
    const said: Said = { batch: null, candidate: 0, rejection: 0, energyPj: 0, cycles: 0, outermostAccesses: 0 };
    const outer = tap((batch, candidate) => {
      inner(batch, candidate);
      said.batch = batch;
      said.candidate = candidate;
      said.rejection = batch.rejection[candidate];
      said.energyPj = batch.energyPj[candidate];
      said.cycles = batch.cycles[candidate];
      said.outermostAccesses = batch.outermostAccesses[candidate];
    }, context);
    // What is no evaluator is for others to complain of.
    if (typeof outer !== 'function') return outer;
    return (batch, candidate) => {
      said.batch = null;
      outer(batch, candidate);
      if (batch.rejection[candidate] || isKept(said, batch, candidate)) return;
      const mapping = mappingText(context.specification, batch, candidate);
      const problem = `onlyAdds is not true: ${broken(said, batch, candidate)} (mapping ${mapping})`;
      throw new PluginError(author.plugin, author.hook, problem, author);
    };
  };
}

function isKept(said: Said, batch: CandidateBatch, candidate: number): boolean {
  return (
    said.batch === batch &&
    said.candidate === candidate &&
    said.rejection === 0 &&
    batch.energyPj[candidate] >= said.energyPj &&
    batch.cycles[candidate] >= said.cycles &&
    batch.outermostAccesses[candidate] >= said.outermostAccesses
  );
}

function broken(said: Said, batch: CandidateBatch, candidate: number): string {
  if (said.batch !== batch || said.candidate !== candidate) return 'the evaluator that it wraps was not asked';
  if (said.rejection) return 'it lets pass what was rejected';
  const figures: readonly (readonly ['energyPj' | 'cycles' | 'outermostAccesses', string, string])[] = [
    ['energyPj', 'an energy', 'pJ'],
    ['cycles', 'a time', 'cycles'],
    ['outermostAccesses', 'outermost accesses', 'words'],
  ];
  const [figure, name, unit] = figures.find(([figure]) => !(batch[figure][candidate] >= said[figure]))!;
  return `${name} of ${said[figure]} ${unit} turned into ${batch[figure][candidate]} ${unit}`;
}
