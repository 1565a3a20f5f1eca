import type { CandidateBatch } from './candidate.ts';
import { decoderSource } from './decoder-source.ts';
import type { Mapspace } from './mapspace.ts';

/** Writes the mapping that a genome stands for into a batch; costs and rejection are left alone. */
export type Decode = (digits: Float64Array, batch: CandidateBatch, candidate: number) => void;

/** Generates the decoder of one mapspace. Where code may not be made at run time, the general one does it. */
export function decoderFor(mapspace: Mapspace): Decode {
  const scope = scopeOf(mapspace);
  try {
    const make = new Function(...Object.keys(scope), `return ${decoderSource(mapspace)};`);
    return make(...Object.values(scope)) as Decode;
  } catch (error) {
    if (error instanceof EvalError) return generalDecoder(mapspace);
    throw error;
  }
}

/** The same for any mapspace, digit by digit; it takes twice the time. */
export function generalDecoder(mapspace: Mapspace): Decode {
  const { factorizations, layout } = mapspace;
  const { levels, dimensions } = mapspace.shape;
  return (digits, batch, candidate) => {
    const first = candidate * levels * dimensions;
    factorizations.write(digits, layout.factorization, batch.factors, batch.remainders, first);
    mapspace.writeOrders(digits, batch, candidate);
    mapspace.writeSplits(digits, batch, candidate);
    mapspace.writeBypass(digits, layout.bypass, batch, candidate);
  };
}

/** What the generated code names besides its parameters. */
function scopeOf({ factorizations, orders }: Mapspace) {
  return {
    factorizations,
    factorTable: factorizations.table,
    ...Object.fromEntries(orders.map((order, level) => [`order${level}`, order])),
    ...Object.fromEntries(orders.map(({ table }, level) => [`orders${level}`, table])),
  };
}
