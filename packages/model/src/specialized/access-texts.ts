import { type AccessName, accesses } from '../accesses.ts';
import { askedOf, sentTo, shareOf, wordsOf } from './names.ts';
import type { Plan } from './plan.ts';

/** An access of one dataspace at one memory, where there may be any. */
export interface AccessText {
  /** Its row in the table of actions. */
  readonly access: AccessName;
  readonly number: number;
  /** The variable that holds its words, and the factor that they are counted by. */
  readonly name: string;
  readonly words: string;
}

/** What the generated evaluator counts of one dataspace at one memory, in the order of the table. */
export function accessTexts({ tables, memories }: Plan, level: number, s: number): AccessText[] {
  const isOutput = tables.isOutput[s] === 1;
  const readsFirst = tables.rmwFirstUpdate[level * tables.dataspaces + s] === 1;
  const crossing = {
    isOutput,
    content: askedOf(s),
    infill: level === memories.at(-1) ? undefined : sentTo(level, s),
    partition: isOutput ? (readsFirst ? '0' : shareOf(level, s)) : undefined,
  };
  return accesses.flatMap(({ name: access, generated }, number) => {
    const words = generated!.words(crossing);
    return words === undefined ? [] : [{ access, number, name: wordsOf(generated!.letter, level, s), words }];
  });
}
