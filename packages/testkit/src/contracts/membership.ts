import type { CandidateBatch, Mapspace } from '@loopwright/core';

/** What keeps a candidate out of the mapspace, or undefined where it is in it. Read off the constraints, not decoded. */
export function outsideBecause(mapspace: Mapspace, batch: CandidateBatch, candidate: number): string | undefined {
  return (
    wrongFactors(mapspace, batch, candidate) ??
    wrongOrder(mapspace, batch, candidate) ??
    wrongSplit(mapspace, batch, candidate) ??
    wrongKeep(mapspace, batch, candidate)
  );
}

function wrongFactors({ problem, constraints, shape }: Mapspace, batch: CandidateBatch, candidate: number) {
  const { levels, dimensions } = shape;
  for (const [d, { name, bound }] of problem.dimensions.entries()) {
    const factors = Array.from({ length: levels }, (_, l) => batch.factors[(candidate * levels + l) * dimensions + d]!);
    const product = factors.reduce((all, factor) => all * factor, 1);
    if (product !== bound) return `factors of ${name} are ${factors}, its bound ${bound}`;
    for (const [l, factor] of factors.entries()) {
      const { exactly, atLeast = 1, atMost = bound } = constraints.levels[l]!.factors[d]!;
      const fixed = typeof exactly === 'number' ? exactly : factor;
      if (factor !== fixed || factor < atLeast || factor > atMost) return `factor ${factor} of ${name} at level ${l}`;
    }
  }
  return undefined;
}

function wrongOrder({ constraints, shape }: Mapspace, batch: CandidateBatch, candidate: number) {
  const { levels, dimensions } = shape;
  for (const [l, { permutationPrefix }] of constraints.levels.entries()) {
    const at = (candidate * levels + l) * dimensions;
    const order = [...batch.permutation.subarray(at, at + dimensions)];
    if (new Set(order).size !== dimensions || order.some((d) => d >= dimensions)) return `order ${order} at level ${l}`;
    if (permutationPrefix.some((d, position) => order[position] !== d)) return `order ${order} at level ${l}`;
  }
  return undefined;
}

function wrongSplit({ architecture, shape }: Mapspace, batch: CandidateBatch, candidate: number) {
  for (const [l, { kind }] of architecture.levels.entries()) {
    const split = batch.split[candidate * shape.levels + l]!;
    if (split > (kind === 'fanout' ? shape.dimensions : 0)) return `split ${split} at level ${l}`;
  }
  return undefined;
}

function wrongKeep({ constraints, shape }: Mapspace, batch: CandidateBatch, candidate: number) {
  for (const [l, { keep }] of constraints.levels.entries()) {
    for (const [s, wanted] of keep.entries()) {
      const kept = batch.keeps[(candidate * shape.levels + l) * shape.dataspaces + s] === 1;
      if (wanted !== 'free' && kept !== (wanted === 'keep')) return `dataspace ${s} at level ${l} is kept: ${kept}`;
    }
  }
  return undefined;
}
