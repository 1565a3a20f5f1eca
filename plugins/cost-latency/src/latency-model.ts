import type { CandidateBatch, EvaluateContext, Memory } from '@loopwright/core';
import { ArrayOperations } from './array-operations.ts';
import { MemoryTransfers } from './memory-transfers.ts';
import { memoryTimingOf, operationTimingOf } from './timing-attributes.ts';

/** What a run takes beyond the steady state of the built-in model, cycles. */
export interface LatencyParts {
  /** By which operations of the array take longer than a compute a cycle. */
  operations: number;
  /** By which requests take longer than their words at full bandwidth, or what is reloaded. */
  requests: number;
  /** Of transfers that nothing runs beside: of the first tile, of the last one, and all that does not overlap. */
  exposed: number;
  /** Before the first request, and until the array is empty. */
  startAndDrain: number;
}

/** The parts of the candidate that the built-in model costed last. */
export class LatencyModel {
  readonly parts: LatencyParts = { operations: 0, requests: 0, exposed: 0, startAndDrain: 0 };
  readonly #context: EvaluateContext;
  readonly #transfers: readonly MemoryTransfers[];
  readonly #arrays: readonly ArrayOperations[];

  constructor(context: EvaluateContext) {
    this.#context = context;
    const { problem, architecture } = context.specification;
    const { levels } = architecture;
    const memories = levels.flatMap((level, index) => (level.kind === 'memory' ? [{ memory: level, index }] : []));
    this.#transfers = memories.flatMap(({ memory, index }) => {
      const timing = memoryTimingOf(memory);
      return timing ? [new MemoryTransfers(levels, index, problem, timing)] : [];
    });
    this.#arrays = memories.flatMap(({ memory, index }) => {
      const timing = operationTimingOf(memory);
      if (!timing) return [];
      const boundary = boundaryOf(memories, index) ?? levels.length;
      return [new ArrayOperations(index, levels.length, boundary, problem, timing)];
    });
  }

  /** Of a candidate that fits, at the cycles that the built-in model gives it. */
  measure(batch: CandidateBatch, candidate: number, cycles: number): LatencyParts {
    const { state } = this.#context;
    const { parts } = this;
    let computing = state.computeCycles;
    let startAndDrain = 0;
    for (const array of this.#arrays) {
      computing = Math.max(computing, array.measure(batch, candidate, state));
      startAndDrain += array.drainCycles;
    }
    const steady = Math.max(cycles, computing);
    let paced = steady;
    let exposed = 0;
    for (const transfers of this.#transfers) {
      transfers.measure(batch, candidate, state, computing);
      startAndDrain += transfers.startCycles;
      paced = Math.max(paced, transfers.pipelinedCycles);
      exposed += transfers.exposedCycles;
    }
    parts.operations = Math.ceil(steady - cycles);
    parts.requests = Math.ceil(paced - cycles) - parts.operations;
    parts.exposed = Math.ceil(exposed);
    parts.startAndDrain = Math.ceil(startAndDrain);
    return parts;
  }
}

/** The nearest memory outside that says how its tiles come and go. */
function boundaryOf(memories: readonly { memory: Memory; index: number }[], inside: number): number | undefined {
  return memories.find(({ memory, index }) => index > inside && memoryTimingOf(memory))?.index;
}
