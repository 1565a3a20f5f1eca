import type { Crossings } from './crossings.ts';
import type { CrossingNames } from './specialized/crossing-names.ts';
import { wholeWords } from './whole-words.ts';

/** What the model counts and what it costs: a row for each. */
export type Action = Access | StandingAction | Operation;

interface ActionBase {
  /** What its count is called in states, evaluations and reports; an identifier. */
  readonly name: string;
  /** What its energy is called in the claims of cost plugins. */
  readonly energy: string;
  /** Whether a component must have that energy; if not, it may cost nothing. */
  readonly isRequired: boolean;
}

/** An action of a memory, counted in the words of a dataspace. */
export interface Access extends ActionBase {
  /** What its energy is spent on: a block, as far as one is begun, or a word. */
  readonly per: 'block' | 'word';
  /** What its count means, in a sentence: for the schema of results. */
  readonly meaning: string;
  /** The port whose bandwidth its words take. */
  readonly port: Port | null;
  /**
   * Makes the function that counts a candidate: words of every dataspace at each memory that keeps it, the first `kept` of
   * `crossings.cells`, per instance and over the whole run. One for each evaluator, whose arrays it thus knows by heart.
   */
  counter(crossings: Crossings, words: Float64Array): (kept: number) => void;
  /**
   * The same in the generated evaluator, which has neither forwarding nor fractions of words: a factor; undefined where there
   * is none of it. Where one has no such text, the general evaluator does every design.
   */
  readonly generated?: {
    /** Of its variables: one that no other row has, nor `names.ts`. */
    readonly letter: string;
    words(crossing: CrossingNames): string | undefined;
  };
}

export type Port = 'read' | 'write';

/** What a memory spends in every cycle, at every instance that its gate does not switch off. */
export interface StandingAction extends ActionBase {
  readonly per: 'cycle';
}

/** What a compute unit does at every point of the operation space. */
export interface Operation extends ActionBase {
  readonly per: 'compute';
}

/**
 * The table: its order is that of sums, states and reports. A new action is a new row; counts, energies, cycles, what
 * plugins are asked for and what reports show follow from it.
 */
export const actions = [
  {
    name: 'reads',
    meaning: 'Words that one instance gives to its children.',
    energy: 'read',
    isRequired: true,
    per: 'block',
    port: 'read',
    counter:
      ({ cells, content, peer, partition }, words) =>
      (kept) => {
        for (let i = 0; i < kept; i++) {
          const at = cells[i];
          words[at] = Math.max(0, Math.round(content[at] + peer[at] - partition[at]));
        }
      },
    generated: { letter: 'r', words: ({ content, partition }) => lessPartition(content, partition) },
  },
  {
    name: 'fills',
    meaning: 'Words that one instance gets from outside.',
    energy: 'write',
    isRequired: true,
    per: 'block',
    port: 'write',
    counter:
      ({ cells, ofOutput, infill, peer, partition }, words) =>
      (kept) => {
        for (let i = 0; i < kept; i++) {
          const at = cells[i];
          const brought = infill[at] + peer[at];
          words[at] = ofOutput[at] ? Math.max(0, Math.round(brought - partition[at])) : wholeWords(brought);
        }
      },
    generated: { letter: 'f', words: ({ infill, partition }) => infill && lessPartition(infill, partition) },
  },
  {
    name: 'updates',
    meaning: 'Words that the children of one instance write back.',
    energy: 'update',
    isRequired: true,
    per: 'block',
    port: 'write',
    counter:
      ({ cells, ofOutput, content }, words) =>
      (kept) => {
        for (let i = 0; i < kept; i++) {
          const at = cells[i];
          words[at] = ofOutput[at] ? Math.round(content[at]) : 0;
        }
      },
    generated: { letter: 'u', words: ({ content, isOutput }) => (isOutput ? content : undefined) },
  },
  { name: 'leakage', energy: 'leak', isRequired: false, per: 'cycle' },
  { name: 'computes', energy: 'compute', isRequired: true, per: 'compute' },
] as const satisfies readonly Action[];

/** The first write of a word reads nothing, nor is that word filled. */
function lessPartition(words: string, partition: string | undefined): string {
  return partition === undefined ? words : `Math.max(0, ${words} - ${partition})`;
}
